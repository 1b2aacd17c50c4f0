package io.penstock.proof.simulator;

import io.penstock.proof.simulator.Ledger.Attempt;
import io.penstock.schemas.EntityEventFormat;
import io.penstock.schemas.json.Json;
import io.penstock.schemas.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An attempt as a JSON object on one line, such as
/// `{"number":7,"connection":"conn-1","webhookId":"evt_1","meaning":"changes","items":["asset/42"],
/// "sentAt":"2026-11-22T08:15:01.204Z","status":200,"receipt":"3-1042"}`.
///
/// Where there was no answer, `unanswered` says why, in place of `status` and `receipt`.
final class LedgerLine {
  private LedgerLine() {}

  static byte[] of(Attempt attempt) {
    var webhook = attempt.webhook();
    var members = new LinkedHashMap<String, Json>();
    members.put("number", number(webhook.number()));
    members.put("connection", new Json.Str(webhook.connection()));
    if (webhook.id() != null) {
      members.put("webhookId", new Json.Str(webhook.id()));
    }
    putMeaning(members, webhook.meaning());
    members.put("sentAt", new Json.Str(EntityEventFormat.time(attempt.sentAt())));
    switch (attempt.answer()) {
      case Answer.Status(var status, var receipt, _) -> {
        members.put("status", number(status));
        if (!receipt.isEmpty()) {
          members.put("receipt", new Json.Str(receipt));
        }
      }
      case Answer.None(var reason) -> members.put("unanswered", new Json.Str(reason));
    }
    return JsonWriter.write(new Json.Obj(members));
  }

  private static void putMeaning(Map<String, Json> members, Intent meaning) {
    switch (meaning) {
      case Intent.Changes(var changes) ->
          putMeaning(members, "changes", changes.stream().map(LedgerLine::entity).toList());
      case Intent.Notice(var type, _, var ids) ->
          putMeaning(members, "notice", ids.stream().map(id -> type.name() + "/" + id).toList());
      case Intent.Generic(var name, _) -> putMeaning(members, "generic", List.of(name));
      case Intent.Unreadable(var reason) -> putMeaning(members, "unreadable", List.of(reason));
      case Intent.Unwelcome(_, var label) -> putMeaning(members, "unwelcome", List.of(label));
    }
  }

  private static String entity(Change change) {
    return change.type().name() + "/" + change.entity();
  }

  private static void putMeaning(Map<String, Json> members, String meaning, List<String> items) {
    members.put("meaning", new Json.Str(meaning));
    members.put("items", new Json.Arr(items.stream().<Json>map(Json.Str::new).toList()));
  }

  private static Json number(int value) {
    return new Json.Num(Integer.toString(value));
  }
}
