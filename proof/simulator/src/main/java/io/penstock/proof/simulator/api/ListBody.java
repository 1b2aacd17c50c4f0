package io.penstock.proof.simulator.api;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.schemas.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Writes the body of a listing. The rows are the bytes of the source.
///
/// @param origin scheme, host and port of the API
record ListBody(String origin, CallTarget target, ServedPage page) {

  String pages(List<String> rows, ApiGeneration generation) {
    return switch (generation) {
      case V3 -> body(rows, ",\"links\":" + text(links()) + ",\"meta\":" + text(metaOfV3()));
      case V4 -> body(rows, ",\"meta\":" + text(metaOfV4()));
    };
  }

  String cursor(List<String> rows) {
    var next = page.next().<Json>map(cursor -> new Json.Str(cursor.text())).orElse(new Json.Null());
    return body(rows, ",\"next_cursor\":" + ApiAnswer.text(next));
  }

  private static String body(List<String> rows, String rest) {
    return rows.stream().collect(Collectors.joining(",", "{\"data\":[", "]" + rest + "}"));
  }

  private SequencedMap<String, Json> links() {
    int number = page.page();
    var links = new LinkedHashMap<String, Json>();
    links.put("first", link(1));
    links.put("last", link(page.lastPage()));
    links.put("prev", number > 1 ? link(number - 1) : new Json.Null());
    links.put("next", number < page.lastPage() ? link(number + 1) : new Json.Null());
    return links;
  }

  private Json link(int number) {
    return new Json.Str(origin + target.with("page", number));
  }

  private SequencedMap<String, Json> metaOfV3() {
    int rows = page.rows().size();
    var meta = new LinkedHashMap<String, Json>();
    meta.put("current_page", number(page.page()));
    meta.put("from", rows == 0 ? new Json.Null() : number(page.first() + 1));
    meta.put("last_page", number(page.lastPage()));
    meta.put("path", new Json.Str(origin + target.path()));
    meta.put("per_page", number(page.size()));
    meta.put("to", rows == 0 ? new Json.Null() : number(page.first() + rows));
    meta.put("total", number(page.total()));
    return meta;
  }

  private SequencedMap<String, Json> metaOfV4() {
    var meta = new LinkedHashMap<String, Json>();
    meta.put("current_page", number(page.page()));
    meta.put("last_page", number(page.lastPage()));
    meta.put("per_page", number(page.size()));
    meta.put("total", number(page.total()));
    return meta;
  }

  private static Json number(int value) {
    return new Json.Num(Integer.toString(value));
  }

  private static String text(SequencedMap<String, Json> members) {
    return ApiAnswer.text(new Json.Obj(members));
  }
}
