package io.penstock.cli.tail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.output.JsonLine;
import io.penstock.schemas.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.kafka.common.header.Header;

/// A record as one JSON object for a script.
///
/// The value stands as JSON where it is some, else as text; a header that occurs more than once is
/// an array.
final class RecordJson {
  private RecordJson() {}

  static String of(RecordFields fields) {
    var record = fields.record();
    return new JsonLine()
        .with("topic", record.topic())
        .with("partition", record.partition())
        .with("offset", record.offset())
        .with("timestamp", record.timestamp())
        .with("key", text(record.key()))
        .with("headers", headers(record.headers()))
        .with("value", fields.value() == null ? text(record.value()) : fields.value())
        .toString();
  }

  private static Json text(byte[] bytes) {
    return bytes == null ? new Json.Null() : new Json.Str(new String(bytes, UTF_8));
  }

  private static Json headers(Iterable<Header> headers) {
    var values = new LinkedHashMap<String, List<Json>>();
    headers.forEach(
        header ->
            values.computeIfAbsent(header.key(), _ -> new ArrayList<>()).add(text(header.value())));
    var members = new LinkedHashMap<String, Json>();
    values.forEach(
        (name, all) -> members.put(name, all.size() == 1 ? all.getFirst() : new Json.Arr(all)));
    return new Json.Obj(members);
  }
}
