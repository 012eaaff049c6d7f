package dev.holdfast.nomadside.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import dev.holdfast.proto.nomad.driver.ExitResult;
import dev.holdfast.proto.nomad.structs.RecoverableError;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverExceptionTest {
  private static final int FAILED_PRECONDITION = 9;
  private static final Message YES = RecoverableError.newBuilder().setRecoverable(true).build();

  private static DriverException refusal(List<Message> details) {
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder().setCode(FAILED_PRECONDITION).setMessage("daemon down");
    details.forEach(detail -> status.addDetails(Any.pack(detail)));
    return DriverException.of(StatusProto.toStatusRuntimeException(status.build()));
  }

  @Test
  void firstDetailDecidesWhetherTheErrorIsRecoverable() {
    assertThat(refusal(List.of(YES)).recoverable()).isTrue();
    assertThat(refusal(List.of(RecoverableError.getDefaultInstance(), YES)).recoverable())
        .isFalse();
    assertThat(refusal(List.of(ExitResult.getDefaultInstance(), YES)).recoverable()).isFalse();
    assertThat(refusal(List.of()).recoverable()).isFalse();
  }

  @Test
  void textIsTheOneThatUsersOfNomadSee() {
    assertThat(refusal(List.of(YES)).text())
        .isEqualTo("rpc error: code = FAILED_PRECONDITION desc = daemon down");
  }

  @Test
  void twoCodesLookLikeTheDeathOfThePlugin() {
    assertThat(DriverException.of(Status.UNAVAILABLE.asRuntimeException()).looksLikePluginDeath())
        .isTrue();
    assertThat(DriverException.of(Status.CANCELLED.asRuntimeException()).looksLikePluginDeath())
        .isTrue();
    assertThat(refusal(List.of()).looksLikePluginDeath()).isFalse();
  }

  @Test
  void aConnectionThatIsJustBeingCutLooksLikeItToo() {
    Status cut =
        Status.UNKNOWN.withDescription("channel closed").withCause(new ClosedChannelException());

    assertThat(DriverException.of(cut.asRuntimeException()).looksLikePluginDeath()).isTrue();
    assertThat(DriverException.of(cut.asRuntimeException()).text())
        .isEqualTo("rpc error: code = UNAVAILABLE desc = channel closed");
  }

  @Test
  void theSameWordsOfADriverAreItsOwn() {
    Status told = Status.UNKNOWN.withDescription("channel closed");

    assertThat(DriverException.of(told.asRuntimeException()).looksLikePluginDeath()).isFalse();
  }
}
