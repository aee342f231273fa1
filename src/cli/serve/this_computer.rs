//! Names and addresses of this computer: nobody else is served.

use std::net::SocketAddr;

/// Whether this is a host name by which a computer reaches itself; any other name belongs to a site elsewhere that points it here.
pub(super) fn is_this_computer(host: &str) -> bool {
    ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| {
        host.get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
            && match &host[name.len()..] {
                "" => true,
                port => port
                    .strip_prefix(':')
                    .is_some_and(|digits| digits.parse::<u16>().is_ok()),
            }
    })
}

/// The address to serve at; other computers cannot reach it.
pub(super) fn local(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_computer_pass() {
        for host in [
            "127.0.0.1",
            "localhost",
            "LOCALHOST:8080",
            "[::1]:1",
            "127.0.0.1:65535",
        ] {
            assert!(is_this_computer(host), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "127.0.0.1:",
            "localhost:8080:1",
            "127.0.0.1:80@example.org",
            "::1",
            "0.0.0.0",
            "localhost:70000",
            "local",
            "é27.0.0.1",
        ] {
            assert!(!is_this_computer(host), "{host}");
        }
    }
}
