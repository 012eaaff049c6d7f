package dev.holdfast.nomadside.wire;

import dev.holdfast.nomadside.launch.Address;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;

/** A plaintext HTTP/2 channel to a plugin, with the limits and the authority that Nomad uses. */
public final class PluginChannel implements AutoCloseable {
  private static final int CLOSE_SECONDS = 5;

  private final EventLoopGroup loops;
  private final ManagedChannel channel;

  private PluginChannel(EventLoopGroup loops, ManagedChannel channel) {
    this.loops = loops;
    this.channel = channel;
  }

  /** Prepares a channel; it dials at the first call, and again if the connection drops. */
  public static PluginChannel to(Address address) {
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            1, Thread.ofPlatform().daemon().factory(), NioIoHandler.newFactory());
    NettyChannelBuilder builder =
        NettyChannelBuilder.forAddress(address.socket())
            .channelType(type(address), address.socket().getClass())
            .eventLoopGroup(loops)
            .usePlaintext()
            .overrideAuthority("unused")
            .maxInboundMessageSize(Integer.MAX_VALUE);
    if (address.network().equals("unix")) {
      // Unix sockets do not know the option that gRPC sets, and Netty warns at each connection.
      builder.withOption(ChannelOption.SO_KEEPALIVE, null);
    }
    return new PluginChannel(loops, builder.build());
  }

  private static Class<? extends Channel> type(Address address) {
    return address.network().equals("unix") ? NioDomainSocketChannel.class : NioSocketChannel.class;
  }

  public ManagedChannel grpc() {
    return channel;
  }

  /** Cancels every call and frees the threads; the plugin itself goes on. */
  @Override
  public void close() {
    channel.shutdownNow();
    var _ = loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
