package org.onrecord.web.connections;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.onrecord.web.problem.MalformedHead;

/**
 * Limits what a client of HTTP/1.1 may send ahead, and passes malformed request heads to the
 * router, which answers with a problem. (Vert.x answers them without a body, and queues any number
 * of requests.)
 */
final class RequestGuard extends ChannelDuplexHandler {
  static final String NAME = "onrecord-requests";

  /** The most requests that a client may send before the first of them is answered. */
  static final int MAX_PIPELINED = 16;

  private int pipelined;
  private boolean receiving;
  private boolean readSuspended;

  /** True from the head of a request to the end of its body. */
  boolean isReceiving() {
    return receiving;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpRequest request) {
      receiving = true;
      if (++pipelined > MAX_PIPELINED) {
        ReferenceCountUtil.release(message);
        context.close();
        return;
      }
      if (isMalformed(request)) {
        passMalformed(context, request);
        return;
      }
    }
    if (message instanceof LastHttpContent) {
      receiving = false;
    }
    context.fireChannelRead(message);
  }

  private static boolean isMalformed(HttpRequest request) {
    HttpVersion version = request.protocolVersion();
    return request.decoderResult().isFailure()
        || version != HttpVersion.HTTP_1_1 && version != HttpVersion.HTTP_1_0;
  }

  /**
   * Passes a request on that has the same path and only the headers that the router needs. The
   * connection is closed after it.
   */
  private void passMalformed(ChannelHandlerContext context, HttpRequest request) {
    MalformedHead.mark(context.channel(), request.decoderResult().cause());
    String path = request.uri().startsWith("/") ? request.uri() : "/";
    HttpRequest passed = new DefaultHttpRequest(HttpVersion.HTTP_1_1, request.method(), path);
    passed.headers().set(HttpHeaderNames.HOST, "localhost");
    passed.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    ReferenceCountUtil.release(request);
    receiving = false;
    context.fireChannelRead(passed);
    context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (message instanceof LastHttpContent && !isInformational(message)) {
      pipelined--;
    }
    context.write(message, promise);
  }

  private static boolean isInformational(Object message) {
    return message instanceof HttpResponse response
        && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
  }

  /** Reads no further requests while the client does not read the responses to earlier ones. */
  @Override
  public void read(ChannelHandlerContext context) {
    if (receiving || context.channel().isWritable()) {
      context.read();
    } else {
      readSuspended = true;
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (readSuspended && context.channel().isWritable()) {
      readSuspended = false;
      context.read();
    }
    context.fireChannelWritabilityChanged();
  }
}
