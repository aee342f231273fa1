//! As much of the DevTools protocol as the tests need (<https://chromedevtools.github.io/devtools-protocol/>).

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// How long a page may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// One tab of a headless Chromium; the process ends when this is dropped.
pub(crate) struct Browser {
    process: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    session: String,
    next: u64,
    problems: Vec<String>,
    allowed: Option<String>,
    loaded: bool,
    _profile: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn program() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["chromium", "chromium-browser", "google-chrome"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).flat_map(|folder| usual.map(|name| folder.join(name)));
    named.into_iter().chain(found).find(|file| file.is_file())
}

impl Browser {
    /// Starts Chromium; `None` where there is none.
    pub(crate) fn start() -> Option<Self> {
        let program = program()?;
        let profile = tempfile::tempdir().expect("a folder");
        let mut process = Command::new(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-dev-shm-usage",
            ])
            .args([
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--mute-audio",
            ])
            .arg("--remote-debugging-port=0")
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("Chromium starts");
        let mut lines = BufReader::new(process.stderr.take().expect("its messages")).lines();
        let address = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| {
                line.strip_prefix("DevTools listening on ")
                    .map(str::to_owned)
            })
            .expect("Chromium names its address");
        // Chromium blocks once nobody reads what it says.
        std::thread::spawn(move || lines.for_each(drop));
        let (socket, _) = tungstenite::connect(address).expect("a connection");
        let mut browser = Self {
            process,
            socket,
            session: String::new(),
            next: 0,
            problems: Vec::new(),
            allowed: None,
            loaded: false,
            _profile: profile,
        };
        let target = browser.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = browser.call(
            "Target.attachToTarget",
            json!({"targetId": target["targetId"], "flatten": true}),
        );
        browser.session = attached["sessionId"]
            .as_str()
            .expect("a session")
            .to_owned();
        for domain in [
            "Page.enable",
            "Runtime.enable",
            "Log.enable",
            "Network.enable",
        ] {
            browser.call(domain, json!({}));
        }
        Some(browser)
    }

    /// From now on a request whose address begins otherwise is a problem.
    pub(crate) fn only_allow(&mut self, prefix: &str) {
        self.allowed = Some(prefix.to_owned());
    }

    /// Opens an address and waits until it has loaded.
    pub(crate) fn open(&mut self, address: &str) {
        self.loaded = false;
        let answer = self.call("Page.navigate", json!({"url": address}));
        if let Some(error) = answer["errorText"].as_str() {
            self.problems
                .push(format!("{address} does not open: {error}"));
            return;
        }
        let begun = Instant::now();
        while !self.loaded {
            assert!(
                begun.elapsed() < PATIENCE,
                "{address} does not finish loading"
            );
            self.read();
        }
    }

    /// Shows pages as wide as this, in CSS pixels.
    pub(crate) fn width(&mut self, width: u32) {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}),
        );
    }

    /// Shows pages as they come out on paper.
    pub(crate) fn on_paper(&mut self) {
        self.call("Emulation.setEmulatedMedia", json!({"media": "print"}));
    }

    /// The value of a JavaScript expression as text.
    pub(crate) fn evaluate(&mut self, expression: &str) -> String {
        let answer = self.call(
            "Runtime.evaluate",
            json!({"expression": expression, "returnByValue": true, "awaitPromise": true}),
        );
        let value = &answer["result"]["value"];
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    }

    /// Puts text into a field and lets the page know, as typing would.
    pub(crate) fn type_into(&mut self, selector: &str, text: &str) {
        self.evaluate(&format!(
            "document.querySelector({}).focus()",
            json!(selector)
        ));
        self.evaluate(&format!(
            "document.querySelector({}).value = ''",
            json!(selector)
        ));
        self.call("Input.insertText", json!({"text": text}));
    }

    /// Evaluates an expression until its value is as wanted; the last value, whether or not it came to that.
    pub(crate) fn wait_for(&mut self, expression: &str, wanted: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let value = self.evaluate(expression);
            if wanted(&value) || begun.elapsed() > Duration::from_secs(10) {
                return value;
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Console messages, exceptions and failed or foreign requests since the last call.
    pub(crate) fn problems(&mut self) -> Vec<String> {
        // One more round trip, so that what the page said before it has arrived.
        self.evaluate("1");
        std::mem::take(&mut self.problems)
    }

    /// Sends a command and waits for its answer, noting events that come in between.
    fn call(&mut self, method: &str, parameters: Value) -> Value {
        self.next += 1;
        let id = self.next;
        let mut message = json!({"id": id, "method": method, "params": parameters});
        if !self.session.is_empty() {
            message["sessionId"] = json!(self.session);
        }
        self.socket
            .send(Message::text(message.to_string()))
            .expect("Chromium listens");
        loop {
            let answer = self.read();
            if answer["id"].as_u64() == Some(id) {
                assert!(
                    answer.get("error").is_none(),
                    "{method}: {}",
                    answer["error"]
                );
                return answer["result"].clone();
            }
        }
    }

    fn read(&mut self) -> Value {
        let message = loop {
            match self.socket.read().expect("Chromium answers") {
                Message::Text(text) => break text,
                _ => continue,
            }
        };
        let value: Value = serde_json::from_str(&message).expect("JSON");
        self.note(&value);
        value
    }

    fn note(&mut self, event: &Value) {
        let parameters = &event["params"];
        match event["method"].as_str() {
            Some("Page.loadEventFired") => self.loaded = true,
            Some("Runtime.consoleAPICalled") => self
                .problems
                .push(format!("console: {}", parameters["args"])),
            Some("Runtime.exceptionThrown") => self
                .problems
                .push(format!("exception: {}", parameters["exceptionDetails"])),
            Some("Log.entryAdded") => self
                .problems
                .push(format!("log: {}", parameters["entry"]["text"])),
            Some("Network.loadingFailed") if parameters["canceled"] != json!(true) => {
                self.problems
                    .push(format!("request failed: {}", parameters["errorText"]));
            }
            Some("Network.responseReceived")
                if parameters["response"]["status"]
                    .as_u64()
                    .is_some_and(|status| status >= 400) =>
            {
                self.problems
                    .push(format!("request failed: {}", parameters["response"]["url"]));
            }
            Some("Network.requestWillBeSent") => {
                let address = parameters["request"]["url"].as_str().unwrap_or("");
                let foreign = self
                    .allowed
                    .as_ref()
                    .is_some_and(|allowed| !address.starts_with(allowed));
                if foreign && !address.starts_with("data:") && address != "about:blank" {
                    self.problems
                        .push(format!("request outside the site: {address}"));
                }
            }
            _ => {}
        }
    }
}
