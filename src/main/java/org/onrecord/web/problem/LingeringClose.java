package org.onrecord.web.problem;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes the connection of a client that may still be sending. TCP resets a connection that is
 * closed while received bytes are unread, and then the client can lose the end of what was sent to
 * it. So this handler sends what was written before, ends its side of the connection, and discards
 * what the client sends until it closes the connection, too, or two seconds have passed.
 */
final class LingeringClose extends ChannelDuplexHandler {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private LingeringClose() {}

  /** Closes a connection without waiting for the end. */
  static void start(Channel channel) {
    channel
        .eventLoop()
        .execute(
            () -> {
              if (channel.isOpen() && channel.pipeline().get(LingeringClose.class) == null) {
                channel.pipeline().addFirst(new LingeringClose());
              }
            });
  }

  /** Waits until a connection is closed, except on its event loop. */
  static void await(Channel channel) {
    if (!channel.eventLoop().inEventLoop()) {
      channel.closeFuture().awaitUninterruptibly(2 * LIMIT.toMillis());
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(true);
    context
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(sent -> ((DuplexChannel) context.channel()).shutdownOutput());
    context.executor().schedule(() -> context.close(), LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    ReferenceCountUtil.release(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    ReferenceCountUtil.release(message);
    promise.tryFailure(new ClosedChannelException());
  }

  /** Ignored: the client or the time limit closes the connection. */
  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    context.channel().closeFuture().addListener(closed -> promise.trySuccess());
  }
}
