package dev.holdfast.nomadside.hcl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns plain Java values into values of the schema's world, templates applied. */
record JsonView(Variables variables) {

  HclValue value(@Nullable Object json) {
    return switch (json) {
      case null -> HclValue.none();
      case String text -> new HclValue.Text(Templates.apply(text, variables));
      case Boolean bool -> new HclValue.Bool(bool);
      case Number number -> new HclValue.Numeric(new BigDecimal(number.toString()));
      case List<?> list -> sequence(list);
      case Map<?, ?> map -> mapping(map);
      default ->
          throw new HclException(
              "A configuration holds a %s, which JSON cannot say."
                  .formatted(json.getClass().getName()));
    };
  }

  private HclValue sequence(List<?> list) {
    List<HclValue> values = new ArrayList<>();
    list.forEach(element -> values.add(value(element)));
    return new HclValue.Sequence(values);
  }

  private HclValue mapping(Map<?, ?> map) {
    SortedMap<String, HclValue> entries = new TreeMap<>();
    map.forEach((key, element) ->
        entries.put(Templates.apply(String.valueOf(key), variables), value(element)));
    return new HclValue.Mapping(entries);
  }
}
