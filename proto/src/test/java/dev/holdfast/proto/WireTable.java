package dev.holdfast.proto;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Writes what a descriptor means on the wire, one fact a line, so that it can be compared. */
final class WireTable {
  private final SortedSet<String> lines = new TreeSet<>();

  static SortedSet<String> of(List<FileDescriptor> files) {
    WireTable table = new WireTable();
    for (FileDescriptor file : files) {
      file.getServices().forEach(table::service);
      file.getMessageTypes().forEach(table::message);
      file.getEnumTypes().forEach(table::enumeration);
    }
    return table.lines;
  }

  private void service(ServiceDescriptor service) {
    for (MethodDescriptor method : service.getMethods()) {
      lines.add(
          "rpc %s/%s %s%s -> %s%s"
              .formatted(
                  service.getFullName(),
                  method.getName(),
                  method.isClientStreaming() ? "stream " : "",
                  method.getInputType().getFullName(),
                  method.isServerStreaming() ? "stream " : "",
                  method.getOutputType().getFullName()));
    }
  }

  private void message(Descriptor message) {
    lines.add("message " + message.getFullName());
    message.getFields().forEach(this::field);
    message.getEnumTypes().forEach(this::enumeration);
    message.getNestedTypes().stream()
        .filter(nested -> !nested.getOptions().getMapEntry())
        .forEach(this::message);
    reserved(message);
  }

  private void reserved(Descriptor message) {
    DescriptorProto proto = message.toProto();
    proto
        .getReservedRangeList()
        .forEach(range ->
            lines.add("reserved %s %d".formatted(message.getFullName(), range.getStart())));
    proto
        .getReservedNameList()
        .forEach(name -> lines.add("reserved %s %s".formatted(message.getFullName(), name)));
  }

  private void field(FieldDescriptor field) {
    String oneof =
        field.getContainingOneof() == null ? "" : " oneof " + field.getContainingOneof().getName();
    lines.add(
        "field %s.%s %d %s%s"
            .formatted(
                field.getContainingType().getFullName(),
                field.getName(),
                field.getNumber(),
                type(field),
                oneof));
  }

  private static String type(FieldDescriptor field) {
    if (field.isMapField()) {
      Descriptor entry = field.getMessageType();
      return "map<%s,%s>"
          .formatted(single(entry.findFieldByNumber(1)), single(entry.findFieldByNumber(2)));
    }
    return field.isRepeated() ? "repeated " + single(field) : single(field);
  }

  private static String single(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case MESSAGE -> field.getMessageType().getFullName();
      case ENUM -> field.getEnumType().getFullName();
      case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING ->
          field.getType().name().toLowerCase(java.util.Locale.ROOT);
    };
  }

  private void enumeration(EnumDescriptor type) {
    type.toProto()
        .getValueList()
        .forEach(value ->
            lines.add(
                "enum %s.%s %d".formatted(type.getFullName(), value.getName(), value.getNumber())));
  }
}
