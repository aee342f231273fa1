//! Names and addresses of this computer: nobody else is served, unless the owner says so.

use std::net::{IpAddr, SocketAddr};

/// Who is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Audience {
    /// Browsers on this computer.
    ThisComputer,
    /// Everyone who reaches it.
    Network,
}

impl Audience {
    /// Whether requests with this Host header are answered. A name that somebody else gave this computer never is: a site elsewhere could use it to let a browser
    /// read what is served here. An address tells that nobody did.
    pub(super) fn may_ask(self, host: &str) -> bool {
        let is_address = || {
            host.parse::<SocketAddr>().is_ok()
                || host.parse::<IpAddr>().is_ok()
                || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok()
        };
        is_this_computer(host) || self == Audience::Network && is_address()
    }
}

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

/// The usual address to serve at; other computers cannot reach it.
pub(super) fn local(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_network_addresses_pass_and_foreign_names_do_not() {
        for host in [
            "192.168.0.7:8080",
            "192.168.0.7",
            "[fe80::1]:80",
            "[fe80::1]",
            "localhost",
        ] {
            assert!(Audience::Network.may_ask(host), "{host}");
        }
        for host in ["", "example.org", "192.168.0.7.example.org", "192.168.0:80"] {
            assert!(!Audience::Network.may_ask(host), "{host}");
        }
        assert!(!Audience::ThisComputer.may_ask("192.168.0.7"));
    }

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
