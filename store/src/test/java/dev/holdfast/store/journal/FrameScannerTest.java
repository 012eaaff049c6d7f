package dev.holdfast.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.journal.ScanReport.Stretch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameScannerTest {
  private static final int FRAMES = 8;

  private final List<Frame> written = new ArrayList<>();
  private final List<Integer> offsets = new ArrayList<>();
  private final byte[] bytes = write();

  private byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 1; i <= FRAMES; i++) {
      byte[] payload = "x".repeat(i * 3).getBytes(StandardCharsets.UTF_8);
      Frame frame = new Frame(FrameKind.PUT, i, ByteBuffer.wrap(payload));
      written.add(frame);
      offsets.add(out.size());
      out.writeBytes(frame.encoded().array());
    }
    return out.toByteArray();
  }

  private record Scan(List<Frame> frames, ScanReport report) {}

  private static Scan scan(byte[] bytes) throws IOException {
    List<Frame> frames = new ArrayList<>();
    ScanReport report =
        FrameScanner.scan(
            Channels.newChannel(new ByteArrayInputStream(bytes)),
            (offset, frame) -> frames.add(frame));
    return new Scan(frames, report);
  }

  @Test
  void whatWasWrittenIsFoundInOrder() throws IOException {
    Scan scan = scan(bytes);
    assertThat(scan.frames()).isEqualTo(written);
    assertThat(scan.report()).isEqualTo(new ScanReport(List.of(), bytes.length, bytes.length));
  }

  @Test
  void everyFlippedBitCostsOneFrameAndIsNoticed() throws IOException {
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << (bit % 8));
      int hit = frameAt(bit / 8);
      Scan scan = scan(damaged);
      assertThat(scan.frames()).isEqualTo(without(hit));
      assertThat(scan.report().unreadable()).containsExactly(new Stretch(from(hit), to(hit)));
    }
  }

  @Test
  void everyCutIsAnUnfinishedWriteAndCostsOnlyWhatIsBehindIt() throws IOException {
    for (int length = 0; length < bytes.length; length++) {
      Scan scan = scan(Arrays.copyOf(bytes, length));
      assertThat(scan.frames()).isEqualTo(written.subList(0, frameAt(length)));
      assertThat(scan.report().unreadable()).isEmpty();
      assertThat(scan.report().unfinished()).isEqualTo(length != offsets.get(frameAt(length)));
    }
  }

  @Test
  void tailOfZerosIsAnUnfinishedWrite() throws IOException {
    Scan scan = scan(Arrays.copyOf(bytes, bytes.length + 5_000));
    assertThat(scan.frames()).isEqualTo(written);
    assertThat(scan.report().unfinished()).isTrue();
    assertThat(scan.report().goodEnd()).isEqualTo(bytes.length);
  }

  @Test
  void tailThatIsHalfThereAndHalfZerosIsAnUnfinishedWrite() throws IOException {
    int last = (int) from(FRAMES - 1);
    for (int arrived = last; arrived < bytes.length; arrived++) {
      Scan scan = scan(Arrays.copyOf(Arrays.copyOf(bytes, arrived), bytes.length));
      assertThat(scan.frames()).isEqualTo(written.subList(0, FRAMES - 1));
      assertThat(scan.report().unreadable()).isEmpty();
    }
  }

  @Test
  void garbageInFrontBetweenAndBehindIsPassedOver() throws IOException {
    Random random = new Random(7);
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    for (Frame frame : written) {
      byte[] garbage = new byte[1 + random.nextInt(700_000)];
      random.nextBytes(garbage);
      mixed.writeBytes(garbage);
      mixed.writeBytes(frame.encoded().array());
    }
    mixed.writeBytes(new byte[] {1, 2, 3});
    Scan scan = scan(mixed.toByteArray());
    assertThat(scan.frames()).isEqualTo(written);
    assertThat(scan.report().unreadable()).hasSize(FRAMES + 1);
  }

  @Test
  void halfAFrameInFrontOfWholeOnesIsDamageAndHidesNone() throws IOException {
    byte[] half = Arrays.copyOf(written.getLast().encoded().array(), Frame.HEADER_BYTES + 2);
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes(half);
    mixed.writeBytes(bytes);
    Scan scan = scan(mixed.toByteArray());
    assertThat(scan.frames()).isEqualTo(written);
    assertThat(scan.report().unreadable()).containsExactly(new Stretch(0, half.length));
  }

  @Test
  void largestPayloadGoesThrough() throws IOException {
    Frame large = new Frame(FrameKind.PUT, 1, ByteBuffer.wrap(new byte[Frame.MAX_PAYLOAD_BYTES]));
    assertThat(scan(large.encoded().array()).frames()).containsExactly(large);
  }

  @Test
  void emptyInputHasNothing() throws IOException {
    assertThat(scan(new byte[0])).isEqualTo(new Scan(List.of(), new ScanReport(List.of(), 0, 0)));
  }

  private int frameAt(int offset) {
    int frame = 0;
    while (frame + 1 < offsets.size() && offsets.get(frame + 1) <= offset) {
      frame++;
    }
    return frame;
  }

  private long from(int frame) {
    return offsets.get(frame);
  }

  private long to(int frame) {
    return frame + 1 < offsets.size() ? offsets.get(frame + 1) : bytes.length;
  }

  private List<Frame> without(int frame) {
    List<Frame> rest = new ArrayList<>(written);
    rest.remove(frame);
    return rest;
  }
}
