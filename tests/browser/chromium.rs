//! The part of the DevTools protocol that the tests need (<https://chromedevtools.github.io/devtools-protocol/>).
//!
//! Nothing here depends on how fast the machine is: every step waits for what it needs, and [`PATIENCE`] only ends a wait that would never end.

use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tungstenite::stream::MaybeTlsStream;
use tungstenite::{Message, WebSocket};

/// How long to wait for anything before the test fails; a busy machine takes a small part of it.
const PATIENCE: Duration = Duration::from_secs(180);

/// One tab of a headless Chromium; the process ends when this is dropped.
pub(crate) struct Browser {
    process: Child,
    socket: WebSocket<MaybeTlsStream<TcpStream>>,
    session: String,
    next: u64,
    problems: Vec<String>,
    allowed: Option<String>,
    /// Loader ids of the pages that have finished loading.
    loaded: BTreeSet<String>,
    _profile: TempDir,
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Whether Chromium makes this request by itself, at a time of its choice: it requests an icon that the page does not name.
/// [`crate::site::visit_every_page`] checks that pages name theirs.
fn is_own_request(address: &Value) -> bool {
    let address = address.as_str().unwrap_or_default();
    address.ends_with("/favicon.ico")
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
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-domain-reliability",
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding",
                "--disable-hang-monitor",
                "--no-default-browser-check",
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
        // Chromium blocks once nobody reads its messages.
        std::thread::spawn(move || lines.for_each(drop));
        let (socket, _) = tungstenite::connect(address).expect("a connection");
        if let MaybeTlsStream::Plain(stream) = socket.get_ref() {
            let set = stream.set_read_timeout(Some(PATIENCE));
            set.expect("a time limit");
        }
        let mut browser = Self {
            process,
            socket,
            session: String::new(),
            next: 0,
            problems: Vec::new(),
            allowed: None,
            loaded: BTreeSet::new(),
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
        browser.call("Page.setLifecycleEventsEnabled", json!({"enabled": true}));
        Some(browser)
    }

    /// From now on a request whose address begins otherwise is a problem.
    pub(crate) fn only_allow(&mut self, prefix: &str) {
        self.allowed = Some(prefix.to_owned());
    }

    /// Opens an address and waits until it has loaded.
    pub(crate) fn open(&mut self, address: &str) {
        let answer = self.call("Page.navigate", json!({"url": address}));
        if let Some(error) = answer["errorText"].as_str() {
            self.problems
                .push(format!("{address} does not open: {error}"));
            return;
        }
        // Load events carry the id of their page, so that a late one of the page before is not taken for this one's.
        let loader = answer["loaderId"].as_str().expect("a new page").to_owned();
        let begun = Instant::now();
        while !self.loaded.contains(&loader) {
            assert!(
                begun.elapsed() < PATIENCE,
                "{address} does not finish loading"
            );
            self.read();
        }
    }

    /// Sets the width of the page in CSS pixels.
    pub(crate) fn width(&mut self, width: u32) {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}),
        );
    }

    /// Shows pages as printed.
    pub(crate) fn on_paper(&mut self) {
        self.call("Emulation.setEmulatedMedia", json!({"media": "print"}));
    }

    /// Shows pages to readers who prefer dark ones.
    pub(crate) fn prefer_dark(&mut self) {
        let features = json!([{"name": "prefers-color-scheme", "value": "dark"}]);
        self.call("Emulation.setEmulatedMedia", json!({"features": features}));
    }

    /// Shows pages as on a screen again.
    pub(crate) fn on_screen(&mut self) {
        self.call("Emulation.setEmulatedMedia", json!({"media": ""}));
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

    /// Puts text into a field as typing would.
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

    /// Evaluates an expression until its value satisfies a condition, and returns that value.
    pub(crate) fn wait_for(&mut self, expression: &str, wanted: impl Fn(&str) -> bool) -> String {
        let begun = Instant::now();
        loop {
            let value = self.evaluate(expression);
            if wanted(&value) {
                return value;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "`{expression}` is still {value}; problems: {:?}",
                self.problems
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Console messages, exceptions and failed or foreign requests since the last call.
    pub(crate) fn problems(&mut self) -> Vec<String> {
        // One more round trip, so that everything the page reported before has arrived.
        self.evaluate("1");
        std::mem::take(&mut self.problems)
    }

    /// Waits for a problem that contains one of these words; returns all problems since the last call.
    pub(crate) fn wait_for_problem(&mut self, words: &[&str]) -> Vec<String> {
        let begun = Instant::now();
        let is_wanted = |problem: &String| words.iter().any(|word| problem.contains(word));
        while !self.problems.iter().any(is_wanted) {
            assert!(
                begun.elapsed() < PATIENCE,
                "no problem with one of {words:?}: {:?}",
                self.problems
            );
            std::thread::sleep(Duration::from_millis(30));
            self.evaluate("1");
        }
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
            match self.socket.read().expect("Chromium answers in time") {
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
            Some("Page.lifecycleEvent") if parameters["name"] == json!("load") => {
                let loader = parameters["loaderId"].as_str().unwrap_or_default();
                self.loaded.insert(loader.to_owned());
            }
            Some("Runtime.consoleAPICalled") => self
                .problems
                .push(format!("console: {}", parameters["args"])),
            Some("Runtime.exceptionThrown") => self
                .problems
                .push(format!("exception: {}", parameters["exceptionDetails"])),
            Some("Log.entryAdded") if !is_own_request(&parameters["entry"]["url"]) => self
                .problems
                .push(format!("log: {}", parameters["entry"]["text"])),
            // A request that is under way when the next page opens is aborted; nothing is wrong with that.
            Some("Network.loadingFailed")
                if parameters["canceled"] != json!(true)
                    && parameters["errorText"] != json!("net::ERR_ABORTED") =>
            {
                self.problems
                    .push(format!("request failed: {}", parameters["errorText"]));
            }
            Some("Network.responseReceived")
                if !is_own_request(&parameters["response"]["url"])
                    && parameters["response"]["status"]
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
                if foreign
                    && !address.starts_with("data:")
                    && address != "about:blank"
                    && !is_own_request(&parameters["request"]["url"])
                {
                    self.problems
                        .push(format!("request outside the site: {address}"));
                }
            }
            _ => {}
        }
    }
}
