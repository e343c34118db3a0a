package org.onrecord.web.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a client of HTTP/1.1 may send ahead. */
class RequestGuardTest {
  private final AtomicInteger reads = new AtomicInteger();
  private final EmbeddedChannel channel =
      new EmbeddedChannel(new ReadCounter(), new RequestGuard());

  private final class ReadCounter extends ChannelOutboundHandlerAdapter {
    @Override
    public void read(ChannelHandlerContext context) {
      reads.incrementAndGet();
      context.read();
    }
  }

  private void receiveHead() {
    channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
  }

  private void receiveEnd() {
    channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
  }

  private void respond(HttpResponseStatus status) {
    channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
  }

  private void makeWritable(boolean writable) {
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, writable);
    channel.runPendingTasks();
  }

  private int readsOf(Runnable action) {
    int before = reads.get();
    action.run();
    return reads.get() - before;
  }

  @Test
  void closes_a_connection_with_too_many_unanswered_requests() {
    for (int i = 0; i < RequestGuard.MAX_PIPELINED; i++) {
      receiveHead();
      receiveEnd();
    }
    assertTrue(channel.isOpen());
    receiveHead();
    assertFalse(channel.isOpen());
  }

  @Test
  void counts_unanswered_requests_only() {
    for (int i = 0; i < 5 * RequestGuard.MAX_PIPELINED; i++) {
      receiveHead();
      respond(HttpResponseStatus.CONTINUE);
      receiveEnd();
      respond(HttpResponseStatus.OK);
    }
    assertTrue(channel.isOpen());
  }

  @Test
  void reads_no_request_while_responses_are_not_taken() {
    receiveHead();
    receiveEnd();
    makeWritable(false);
    assertEquals(0, readsOf(channel::read));
    assertEquals(1, readsOf(() -> makeWritable(true)));
    assertEquals(1, readsOf(channel::read));
  }

  @Test
  void reads_the_rest_of_a_body_while_responses_are_not_taken() {
    receiveHead();
    channel.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[1])));
    makeWritable(false);
    assertEquals(1, readsOf(channel::read));
  }
}
