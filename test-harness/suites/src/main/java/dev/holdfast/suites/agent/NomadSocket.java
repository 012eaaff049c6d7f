package dev.holdfast.suites.agent;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * A web socket of the agent. Java's own client fails with an internal error, and loses the last
 * frame, when the agent closes right behind it.
 */
record NomadSocket(EventLoopGroup loop, Channel channel) implements AutoCloseable {
  private static final int LARGEST_ANSWER_BYTES = 64 << 10;
  private static final int LARGEST_FRAME_BYTES = 8 << 20;

  /** Connects; frames go to the handler from the first on. */
  static NomadSocket open(URI uri, ChannelHandler frames) {
    EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    try {
      Bootstrap client = new Bootstrap().group(loop).channel(NioSocketChannel.class);
      client.handler(pipeline(uri, frames));
      return new NomadSocket(
          loop, client.connect(uri.getHost(), uri.getPort()).syncUninterruptibly().channel());
    } catch (RuntimeException e) {
      loop.shutdownGracefully().syncUninterruptibly();
      throw e;
    }
  }

  private static ChannelHandler pipeline(URI uri, ChannelHandler frames) {
    WebSocketClientProtocolConfig config =
        WebSocketClientProtocolConfig.newBuilder()
            .webSocketUri(uri)
            .maxFramePayloadLength(LARGEST_FRAME_BYTES)
            .handleCloseFrames(false)
            .build();
    return new ChannelInitializer<SocketChannel>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel
            .pipeline()
            .addLast(new HttpClientCodec(), new HttpObjectAggregator(LARGEST_ANSWER_BYTES))
            .addLast(new WebSocketClientProtocolHandler(config))
            .addLast(new WebSocketFrameAggregator(LARGEST_FRAME_BYTES), frames);
      }
    };
  }

  void send(String text) {
    channel.writeAndFlush(new TextWebSocketFrame(text)).syncUninterruptibly();
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
