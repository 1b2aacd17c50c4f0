package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.RandomChoices;
import io.penstock.proof.simulator.Accounts.Account;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The format of one connection's webhooks, which is the same for all of them.
///
/// @param idPlace where a delivery's id is written
/// @param idMember the name of the id's member in the body or of its header
/// @param eventMember the member that names the event
/// @param contentMember the member with the content
/// @param connectionMember the member that names the connection; null if only the path names it
/// @param separator the text between the entity type and the verb
/// @param created the verb for a creation
/// @param unixTime whether the event's time is written in Unix seconds
record WebhookStyle(
    Account account,
    Signing signing,
    IdPlace idPlace,
    String idMember,
    Spelling spelling,
    String eventMember,
    String contentMember,
    @Nullable String connectionMember,
    String separator,
    String created,
    boolean unixTime) {

  /// The place of a delivery's id.
  enum IdPlace {
    HEADER,
    BODY,
    NOWHERE
  }

  static WebhookStyle of(Account account, IdPlace idPlace, RandomChoices random) {
    var header = idPlace == IdPlace.HEADER;
    return new WebhookStyle(
        account,
        random.oneIn(5) ? Signing.HEX : Signing.BASE64,
        idPlace,
        header
            ? random.pick("webhook-id", "webhook-id", "x-webhook-id")
            : random.pick("id", "id", "webhook_id", "webhookId", "event_id"),
        random.pick(Spelling.values()),
        random.pick("event", "event", "type", "event_type"),
        random.pick("data", "data", "body", "entity", "record"),
        random.oneIn(3) ? null : random.pick("connection_id", "connectionId"),
        random.pick(".", ".", ":"),
        random.pick("created", "inserted"),
        random.oneIn(4));
  }

  /// A webhook with full content.
  DraftWebhook full(SourceSystem.News news, RandomChoices random) {
    var id = id(random);
    var items =
        news.items().stream().map(EntityLife.Told::content).collect(Collectors.joining(","));
    var members = new ArrayList<String>();
    if (idPlace == IdPlace.BODY) {
      members.add(member(idMember, id));
    }
    members.add(member(eventMember, event(news.type(), news.verb())));
    var time = unixTime ? news.at().getEpochSecond() : "\"" + news.at() + "\"";
    members.add("\"timestamp\":" + time);
    if (connectionMember != null) {
      members.add(member(connectionMember, account.connection()));
    }
    members.add("\"%s\":%s".formatted(contentMember, news.several() ? "[" + items + "]" : items));
    return letter(object(members), id, new Intent.Changes(changes(news)));
  }

  private static List<Change> changes(SourceSystem.News news) {
    return news.items().stream().map(EntityLife.Told::change).toList();
  }

  /// A webhook as in Makini's documents of 2022: it contains only an event and keys.
  DraftWebhook thin(EntityType type, Operation verb, List<String> ids) {
    var word = verb == Operation.CREATED ? "inserted" : verb.label();
    var body =
        "{\"event\":\"%s.%s\",\"body\":[\"%s\"]}"
            .formatted(type.plural(), word, String.join("\",\"", ids));
    return letter(body, null, new Intent.Notice(type, verb.label(), ids));
  }

  /// A webhook with any bytes as its body. Its body contains no delivery id.
  DraftWebhook raw(byte[] body, Intent meaning, RandomChoices random) {
    return letter(body, idPlace == IdPlace.HEADER ? id(random) : null, meaning);
  }

  private DraftWebhook letter(String body, @Nullable String id, Intent meaning) {
    return letter(body.getBytes(UTF_8), id, meaning);
  }

  private DraftWebhook letter(byte[] body, @Nullable String id, Intent meaning) {
    var headers = new HashMap<String, String>();
    headers.put(Signing.HEADER, signing.signature(account.secret(), body));
    if (idPlace == IdPlace.HEADER && id != null) {
      headers.put(idMember, id);
    }
    return new DraftWebhook(
        account.connection(), id, Map.copyOf(headers), body, meaning, List.of());
  }

  private @Nullable String id(RandomChoices random) {
    return idPlace == IdPlace.NOWHERE ? null : "evt_" + random.hex(20);
  }

  private String event(EntityType type, Operation verb) {
    var word =
        switch (verb) {
          case CREATED -> created;
          case UPDATED, SNAPSHOT -> "updated";
          case DELETED -> "deleted";
        };
    return spelling.of(type) + separator + word;
  }

  private static String member(String name, @Nullable String value) {
    return "\"%s\":\"%s\"".formatted(name, value);
  }

  private static String object(List<String> members) {
    return "{" + String.join(",", members) + "}";
  }
}
