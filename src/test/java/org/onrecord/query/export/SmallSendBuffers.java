package org.onrecord.query.export;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Small send buffers of the operating system, which otherwise take megabytes of a response before a
 * paused client has an effect on the service.
 */
@Singleton
class SmallSendBuffers implements HttpServerOptionsCustomizer {
  private static final int BYTES = 64 * 1024;

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setSendBufferSize(BYTES);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    options.setSendBufferSize(BYTES);
  }
}
