package org.onrecord.web.response;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;
import org.onrecord.web.connections.ClientPause;

/**
 * The body of a response that a worker thread streams. A write waits while the client has not read
 * 64 KiB of earlier ones, and fails when the connection or HTTP/2 stream is closed: by the client,
 * or because the client reads nothing for too long. The first write sends the head and never waits.
 */
public final class ResponseStream extends OutputStream {
  private static final int MAX_UNWRITTEN = 64 * 1024;

  private final HttpServerResponse response;
  private int unwritten;
  private boolean failed;

  private ResponseStream(RoutingContext context) {
    this.response = context.response();
  }

  /** Starts the body of the response to a request. */
  public static ResponseStream of(ServerRequestContext request, ClientPause pause) {
    RoutingContext context = CompleteResponses.routing(request);
    pause.allow(context);
    return new ResponseStream(context);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > 0) {
      awaitRoom(length);
      if (!response.headWritten()) {
        response.setChunked(true);
      }
      response
          .write(Buffer.buffer(length).appendBytes(bytes, offset, length))
          .onComplete(written -> release(length, written));
    }
  }

  private synchronized void awaitRoom(int length) throws IOException {
    try {
      while (unwritten >= MAX_UNWRITTEN && !failed) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while waiting for the client");
    }
    if (failed) {
      throw new IOException(new HttpClosedException("The client does not read the response"));
    }
    unwritten += length;
  }

  private synchronized void release(int length, AsyncResult<Void> written) {
    unwritten -= length;
    failed |= written.failed();
    notifyAll();
  }

  /** Ends the response. It is not ended if it fails, so that the client sees that it is cut. */
  @Override
  public void close() {
    if (!response.headWritten()) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, "0");
    }
    response.end();
  }
}
