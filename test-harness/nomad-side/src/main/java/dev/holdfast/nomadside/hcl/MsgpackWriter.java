package dev.holdfast.nomadside.hcl;

import dev.holdfast.nomadside.hcl.HclValue.Bool;
import dev.holdfast.nomadside.hcl.HclValue.Mapping;
import dev.holdfast.nomadside.hcl.HclValue.Numeric;
import dev.holdfast.nomadside.hcl.HclValue.Sequence;
import dev.holdfast.nomadside.hcl.HclValue.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Writes values as go-cty does: sorted keys, smallest integers, odd numbers as text. */
final class MsgpackWriter {
  private final MessageBufferPacker out;

  private MsgpackWriter(MessageBufferPacker out) {
    this.out = out;
  }

  static byte[] bytes(HclValue value) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      new MsgpackWriter(packer).write(value);
      return packer.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private void write(HclValue value) throws IOException {
    switch (value) {
      case HclValue.Null() -> out.packNil();
      case Text(String text) -> text(text);
      case Bool(boolean bool) -> out.packBoolean(bool);
      case Numeric(BigDecimal number) -> number(number);
      case Sequence(List<HclValue> values) -> sequence(values);
      case Mapping(SortedMap<String, HclValue> entries) -> mapping(entries);
    }
  }

  private void text(String text) throws IOException {
    out.packString(Normalizer.normalize(text, Normalizer.Form.NFC));
  }

  private void number(BigDecimal number) throws IOException {
    Optional<Long> whole = Numbers.whole(number);
    Optional<Double> exact = Numbers.exactDouble(number);
    if (whole.isPresent()) {
      out.packLong(whole.get());
    } else if (exact.isPresent()) {
      out.packDouble(exact.get());
    } else {
      out.packString(Numbers.text(number));
    }
  }

  private void sequence(List<HclValue> values) throws IOException {
    out.packArrayHeader(values.size());
    for (HclValue value : values) {
      write(value);
    }
  }

  private void mapping(SortedMap<String, HclValue> entries) throws IOException {
    out.packMapHeader(entries.size());
    for (Map.Entry<String, HclValue> entry : entries.entrySet()) {
      text(entry.getKey());
      write(entry.getValue());
    }
  }
}
