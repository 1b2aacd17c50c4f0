package io.penstock.senders.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.BodyLayout;
import io.penstock.senders.recipe.ChangeOrder;
import io.penstock.senders.recipe.ChangeOrderByType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiRecipeReaderTest {
  private static final String DURATION = ", such as 500ms, 8s, 5m, 72h or 7d";

  @Test
  void membersLeftOutHaveDefaults() {
    var recipe = ApiRecipes.read(ApiRecipes.PAGES);

    assertThat(recipe.token())
        .isEqualTo(new ApiRecipe.TokenUse(null, TokenExpiry.AUTO, "authorization", "Bearer"));
    assertThat(recipe.paging())
        .isEqualTo(
            new Paging(new Paging.Style.Numbers("page", 1, pointer("/meta/last")), null, 100));
    assertThat(recipe.changedSince()).isNull();
    assertThat(recipe.listParameters()).isEmpty();
    assertThat(List.of(recipe.single(), recipe.list()))
        .containsExactly(pointer("/data"), pointer("/data"));
    assertThat(recipe.limits())
        .isEqualTo(new PullLimits(60, 2, "retry-after", Duration.ofSeconds(10), 8 << 20));
    assertThat(recipe.lagMax()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void everyMemberIsRead() {
    var recipe =
        ApiRecipes.read(
            """
            base-url: http://127.0.0.1:8080/acme/
            token: {url: "https://login.acme.example/token", expires-in: unix}
            authorization: {header: X-Api-Key, prefix: ""}
            paging: {style: cursor, cursor: "page[after]", next: /links/next, size: limit, size-value: 1000}
            changed-since: {parameter: modified_after, format: milliseconds}
            list.parameters: {sort: "created", "include[a.b]": ""}
            content: {single: "", list: /items}
            entity-id: [/id]
            changed-at: [/updated]
            created-at: [/created]
            deleted-at: [/deleted]
            version: [/v]
            order.work_order: contiguous
            types:
              work_order: {list: /wo}
              asset: {single: "/assets('{id}')"}
            rate: {per-minute: 100000, at-once: 16}
            retry-after: X-Wait
            timeout: 2m
            answer-max: 32MiB
            lag-max: 0s
            """);

    assertThat(recipe)
        .isEqualTo(
            new ApiRecipe(
                "r",
                URI.create("http://127.0.0.1:8080/acme"),
                new ApiRecipe.TokenUse(
                    URI.create("https://login.acme.example/token"),
                    TokenExpiry.UNIX,
                    "x-api-key",
                    ""),
                new Paging(
                    new Paging.Style.Cursors("page[after]", pointer("/links/next")), "limit", 1000),
                new ApiRecipe.ChangedSince("modified_after", SinceFormat.MILLISECONDS),
                recipe.listParameters(),
                pointer(""),
                pointer("/items"),
                new BodyLayout(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(pointer("/id")),
                    List.of(pointer("/updated")),
                    List.of(pointer("/created")),
                    List.of(pointer("/deleted")),
                    List.of(pointer("/v")),
                    new ChangeOrderByType(
                        ChangeOrder.TIME, Map.of("work_order", ChangeOrder.CONTIGUOUS))),
                recipe.types(),
                new PullLimits(100_000, 16, "x-wait", Duration.ofMinutes(2), 32 << 20),
                Duration.ZERO));
    assertThat(recipe.listParameters())
        .containsExactly(entry("sort", "created"), entry("include[a.b]", ""));
    assertThat(recipe.types())
        .containsExactly(
            entry("work_order", new ApiRecipe.Paths("/wo", null)),
            entry("asset", new ApiRecipe.Paths(null, "/assets('{id}')")));
    assertThat(recipe.listed()).containsExactly("work_order");
  }

  @Test
  void everythingThatIsMissingIsAProblem() {
    assertThat(ApiRecipes.problems("rate.at-once: 1\n"))
        .containsExactly(
            "r.yaml:1:1: API recipe r: base-url is missing; expected an http or https URL without"
                + " user, query and fragment, such as https://api.acme.example",
            "r.yaml:1:1: API recipe r: paging.style is missing; expected one of page, cursor",
            "r.yaml:1:1: API recipe r: entity-id is missing; expected a list of 1 to 16",
            "r.yaml:1:1: API recipe r: types is missing; expected types.<entity type>.list or"
                + " .single");
  }

  @Test
  void wrongValuesAreToldTogether() {
    assertThat(
            ApiRecipes.problems(
                ApiRecipes.PAGES
                    + """
                    token: {url: ftp://x, expires-in: days}
                    authorization.prefix: a b
                    changed-since: {parameter: "", format: iso}
                    content.list: data
                    rate: {per-minute: 0, at-once: 17}
                    timeout: 0s
                    answer-max: 63KiB
                    lag-max: 61m
                    types.asst.list: /x
                    types.vendor: {list: vendors, single: /vendors}
                    """))
        .containsExactly(
            "r.yaml:5:14: API recipe r: token.url is ......; expected an http or https URL without"
                + " user, query and fragment, such as https://api.acme.example",
            "r.yaml:5:35: API recipe r: token.expires-in is ......; expected one of auto, seconds,"
                + " unix",
            "r.yaml:6:23: API recipe r: authorization.prefix is \"a b\"; expected a text of at most"
                + " 64 characters without blanks",
            "r.yaml:7:28: API recipe r: changed-since.parameter is \"\"; expected the name of a"
                + " query parameter, at most 128 characters",
            "r.yaml:7:40: API recipe r: changed-since.format is \"iso\"; expected one of rfc3339,"
                + " date, seconds, milliseconds",
            "r.yaml:8:15: API recipe r: content.list is \"data\"; expected a JSON Pointer such as"
                + " /data, or \"\" for the whole answer",
            "r.yaml:14:22: API recipe r: types.vendor.list is \"vendors\"; expected a path such as"
                + " /api/orders",
            "r.yaml:14:39: API recipe r: types.vendor.single is \"/vendors\"; expected a path with"
                + " {id} once, such as /api/orders/{id}",
            "r.yaml:9:20: API recipe r: rate.per-minute is \"0\"; expected a whole number from 1 to"
                + " 100000",
            "r.yaml:9:32: API recipe r: rate.at-once is \"17\"; expected a whole number from 1 to"
                + " 16",
            "r.yaml:10:10: API recipe r: timeout is \"0s\"; expected a duration from 1s to 2m"
                + DURATION,
            "r.yaml:11:13: API recipe r: answer-max is \"63KiB\"; expected bytes from 64KiB to"
                + " 32MiB, such as 1048576, 64KiB, 1MiB or 1GiB",
            "r.yaml:12:10: API recipe r: lag-max is \"61m\"; expected a duration from 0s to 1h"
                + DURATION,
            "r.yaml:13:1: API recipe r: types.asst.list is unknown; did you mean"
                + " types.asset.list?");
  }

  @Test
  void membersOfOnePagingStyleExcludeThoseOfTheOther() {
    assertThat(
            ApiRecipes.problems(
                ApiRecipes.CURSORS + "paging.page: p\npaging.last: /l\npaging.first: 0\n"))
        .containsExactly(
            "r.yaml:5:14: API recipe r: paging.page is of another paging.style; leave it out",
            "r.yaml:6:14: API recipe r: paging.last is of another paging.style; leave it out",
            "r.yaml:7:15: API recipe r: paging.first is of another paging.style; leave it out");
    assertThat(ApiRecipes.problems(ApiRecipes.PAGES + "paging.cursor: c\npaging.next: /n\n"))
        .allMatch(line -> line.endsWith("of another paging.style; leave it out"))
        .hasSize(2);
  }

  @Test
  void sizeOfAPageNeedsItsParameter() {
    assertThat(ApiRecipes.problems(ApiRecipes.PAGES + "paging.size-value: 7\n"))
        .containsExactly(
            "r.yaml:5:20: API recipe r: paging.size-value is without paging.size; leave it out");
    assertThat(ApiRecipes.problems(ApiRecipes.PAGES + "paging.size: n\npaging.size-value: 1001\n"))
        .containsExactly(
            "r.yaml:6:20: API recipe r: paging.size-value is \"1001\"; expected a whole number from"
                + " 1 to 1000");
  }

  @Test
  void filterByTimeNeedsBothOfItsMembers() {
    assertThat(ApiRecipes.problems(ApiRecipes.PAGES + "changed-since.format: date\n"))
        .containsExactly(
            "r.yaml:1:1: API recipe r: changed-since.parameter is missing; expected the name of a"
                + " query parameter, at most 128 characters");
  }

  @Test
  void parameterOfListsIsSetOnce() {
    var yaml =
        ApiRecipes.PAGES
            + "changed-since: {parameter: since, format: date}\npaging.size: n\nlist.parameters: ";

    assertThat(ApiRecipes.problems(yaml + "{page: 1, n: 1, since: x, sort: x}\n"))
        .hasSize(3)
        .allMatch(line -> line.endsWith("is a parameter of paging or changed-since; leave it out"));
    assertThat(ApiRecipes.problems(yaml + "{'a b': x}\n"))
        .containsExactly(
            "r.yaml:1:1: API recipe r: list.parameters is with a name that is none; expected the"
                + " name of a query parameter, at most 128 characters");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "acme.example",
        "https://",
        "https:///path",
        "https://u:p@acme.example",
        "https://acme.example?a=b",
        "https://acme.example/#a",
        "https://acme.example/a/../b",
        "https://acme.example/a/%2e%2E",
        "https://acme.example:65536",
        "https://acme.example/a//b",
        "file:///etc/passwd",
        "https://acme.example/a b",
      })
  void baseUrlIsOfTheWebAndHasNothingButAPath(String url) {
    assertThat(ApiRecipes.problems(ApiRecipes.PAGES.replace("https://api.acme.example/v1", url)))
        .hasSize(1)
        .allMatch(line -> line.contains("base-url is"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assets/{id}",
        "/assets",
        "/assets/{id}/{id}",
        "/assets/../{id}",
        "/assets/{id}?a=b",
        "/assets/{id}#a",
        "//host/{id}",
        "/assets/{id}/",
        "/assets/{key}",
        "/{id}/%2e",
      })
  void pathOfOneEntityHasItsIdOnce(String path) {
    assertThat(ApiRecipes.problems(ApiRecipes.PAGES.replace("/assets/{id}", path)))
        .hasSize(1)
        .allMatch(line -> line.contains("types.asset.single is"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"makini-v3", "makini-v4"})
  void makiniHasAPathForEveryEntityTypeButStatuses(String name) {
    var recipe = builtIn(name);

    assertThat(recipe.types())
        .containsOnlyKeys(
            EntityTypes.ALL.stream()
                .map(type -> type.name())
                .filter(type -> !type.equals("status"))
                .toList());
    recipe
        .types()
        .forEach(
            (type, paths) -> {
              var path = "/api/" + Objects.requireNonNull(EntityTypes.of(type)).apiPath();
              assertThat(paths).isEqualTo(new ApiRecipe.Paths(path, path + "/{id}"));
            });
  }

  @Test
  void makiniIsBuiltInByItsDocuments() {
    var v3 = builtIn("makini-v3");
    var v4 = builtIn("makini-v4");

    assertThat(BuiltInApiRecipes.builtIn()).containsOnlyKeys("makini-v3", "makini-v4");
    for (var each : List.of(v3, v4)) {
      assertThat(each.base()).isEqualTo(URI.create("https://api.makini.io"));
      assertThat(each.token())
          .isEqualTo(
              new ApiRecipe.TokenUse(
                  URI.create("https://api.makini.io/link/token"),
                  TokenExpiry.AUTO,
                  "authorization",
                  "Bearer"));
      assertThat(each.paging())
          .isEqualTo(
              new Paging(
                  new Paging.Style.Numbers("page", 1, pointer("/meta/last_page")),
                  "per_page",
                  100));
    }
    assertThat(v3.layout().entityId()).isEqualTo(pointers("/key", "/id"));
    assertThat(v3.layout().changedAt()).isEqualTo(pointers("/updatedAt"));
    assertThat(v4.layout().entityId()).isEqualTo(pointers("/id"));
    assertThat(v4.layout().deletedAt()).isEqualTo(pointers("/_deletedAt"));
  }

  private static ApiRecipe builtIn(String name) {
    return Objects.requireNonNull(BuiltInApiRecipes.builtIn(name));
  }

  private static List<JsonPointer> pointers(String... texts) {
    return Stream.of(texts).map(JsonPointer::of).toList();
  }

  private static JsonPointer pointer(String text) {
    return JsonPointer.of(text);
  }
}
