package dev.holdfast.controller.dump;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An image as one JSON document, and back. Times are RFC 3339 in UTC; what is not known is null.
 */
public final class JsonRenderer {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new InstantReader()))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** For people and other programs; ends with a line feed. */
  public String render(NodeImage image) {
    return write(image, true) + "\n";
  }

  /** The same on one line. */
  public String compact(NodeImage image) {
    return write(image, false);
  }

  /** Writes an image of any size part by part: for people, or on one line. */
  public void write(NodeImage image, boolean indented, OutputStream to) throws IOException {
    ObjectWriter writer = indented ? mapper.writerWithDefaultPrettyPrinter() : mapper.writer();
    writer.without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(to, image);
  }

  /** Writes one line for the header and for each task. */
  public void writeLines(NodeImage image, OutputStream to) throws IOException {
    ObjectWriter writer = mapper.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    for (NdjsonLines line : NdjsonLines.of(image)) {
      writer.writeValue(to, line);
      to.write('\n');
    }
  }

  /** What changed between two images. */
  public String render(Comparison comparison) {
    return write(comparison, true) + "\n";
  }

  /** The same with a line for each change. */
  public String lines(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    comparison.changes().forEach(change -> text.append(write(change, false)).append('\n'));
    return text.toString();
  }

  private String write(Object image, boolean indented) {
    try {
      ObjectWriter writer = indented ? mapper.writerWithDefaultPrettyPrinter() : mapper.writer();
      return writer.writeValueAsString(image);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("an image is plain data", e);
    }
  }

  /**
   * Reads an image.
   *
   * @throws IOException if the text is none, cut off for instance
   */
  public NodeImage parse(String json) throws IOException {
    NodeImage image = mapper.readValue(json, NodeImage.class);
    if (image == null) {
      throw new IOException("the image is null");
    }
    return image;
  }

  /**
   * Reads what was printed by any form but the table: one image for each driver.
   *
   * @throws IOException if the text holds no image, or one that is cut off
   */
  public List<NodeImage> parseAll(String text) throws IOException {
    List<NodeImage> images = new ArrayList<>();
    List<NdjsonLines> lines = new ArrayList<>();
    try (MappingIterator<JsonNode> parts = mapper.readerFor(JsonNode.class).readValues(text)) {
      while (parts.hasNextValue()) {
        JsonNode part = parts.nextValue();
        if (part.has("kind")) {
          lines.add(mapper.treeToValue(part, NdjsonLines.class));
        } else {
          images.add(mapper.treeToValue(part, NodeImage.class));
        }
      }
    }
    images.addAll(NdjsonLines.images(lines));
    if (images.isEmpty()) {
      throw new IOException("it holds no dump");
    }
    return images;
  }

  private static final class InstantReader extends StdDeserializer<Instant> {
    private static final long serialVersionUID = 1L;

    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      try {
        return Instant.parse(parser.getText());
      } catch (DateTimeException e) {
        throw new IOException("not a time: " + parser.getText(), e);
      }
    }
  }
}
