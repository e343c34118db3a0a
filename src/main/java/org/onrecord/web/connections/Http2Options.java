package org.onrecord.web.connections;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Switches HTTP/2 without TLS off by default. Browsers and most clients use it only over TLS. */
@Singleton
class Http2Options implements HttpServerOptionsCustomizer {
  private final Http2Settings settings;

  Http2Options(Http2Settings settings) {
    this.settings = settings;
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.setHttp2ClearTextEnabled(settings.cleartext());
  }
}
