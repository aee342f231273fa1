//! Connections of browsers: a listening socket comes in, answers go out.
//!
//! Each connection is a task of its own, so one that is slow or never finishes its request holds up no other.

use super::answer::{Answer, Reply, Request, answer};
use super::live::Live;
use super::this_computer::Audience;
use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HOST, HeaderValue, IF_RANGE, RANGE,
    X_CONTENT_TYPE_OPTIONS,
};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, oneshot};
use tokio::time::{sleep, timeout};

/// A page that waits for a change gets an answer after this time at the latest, so that nobody waits on a dead connection.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// A connection that does not send a complete request for this long is closed.
const LONGEST_REQUEST: Duration = Duration::from_secs(5);

/// When the server stops, answers that are under way have this long to finish.
const LONGEST_CLOSE: Duration = Duration::from_secs(2);

/// Open connections; further ones wait until one closes.
const MOST_CONNECTIONS: usize = 128;

/// Answers until told to stop.
pub(super) async fn serve(
    listener: TcpListener,
    live: Arc<Live>,
    audience: Audience,
    stop: oneshot::Receiver<()>,
) {
    let graceful = Arc::new(GracefulShutdown::new());
    let accepting = tokio::spawn(accept(listener, live.clone(), audience, graceful.clone()));
    // A sender that is gone stops the server too.
    let _ = stop.await;
    accepting.abort();
    let _ = accepting.await;
    live.wake();
    if let Some(graceful) = Arc::into_inner(graceful) {
        let _ = timeout(LONGEST_CLOSE, graceful.shutdown()).await;
    }
}

async fn accept(
    listener: TcpListener,
    live: Arc<Live>,
    audience: Audience,
    graceful: Arc<GracefulShutdown>,
) {
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    while let Ok(place) = places.clone().acquire_owned().await {
        let Ok((stream, _)) = listener.accept().await else {
            // Too many open files, or the browser has gone already: either passes.
            sleep(Duration::from_millis(50)).await;
            continue;
        };
        let live = live.clone();
        let service = service_fn(move |request| respond(live.clone(), audience, request));
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(LONGEST_REQUEST)
            .serve_connection(TokioIo::new(stream), service);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // A browser that has gone needs no answer.
            let _ = connection.await;
            drop(place);
        });
    }
}

async fn respond(
    live: Arc<Live>,
    audience: Audience,
    request: hyper::Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    // Changes from here on count, so that none falls between the decision to wait and the waiting.
    let mut changes = live.changes();
    let reply = match decide(&live, audience, &request) {
        Answer::Now(reply) => reply,
        Answer::AtNextChange => {
            let _ = timeout(LONGEST_WAIT, changes.changed()).await;
            Reply::text(200, &live.now().version())
        }
    };
    Ok(response(reply))
}

fn decide(live: &Live, audience: Audience, request: &hyper::Request<Incoming>) -> Answer {
    let hosts: Vec<&str> = request
        .headers()
        .get_all(HOST)
        .iter()
        .map(|host| host.to_str().unwrap_or_default())
        .collect();
    let asked = Request {
        method: request.method().as_str(),
        target: &request.uri().to_string(),
        hosts: &hosts,
        range: request
            .headers()
            .get(RANGE)
            .filter(|_| !request.headers().contains_key(IF_RANGE))
            .and_then(|range| range.to_str().ok()),
        audience,
    };
    answer(&live.now(), asked)
}

fn response(reply: Reply) -> Response<Full<Bytes>> {
    let length = reply.body.len();
    let mut response = Response::new(Full::new(reply.body));
    *response.status_mut() =
        StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let fixed = [
        (CONTENT_TYPE, reply.content_type),
        (CONTENT_LENGTH, length.to_string()),
        (CACHE_CONTROL, "no-store".to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    for (name, value) in fixed.into_iter().chain(reply.headers) {
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}
