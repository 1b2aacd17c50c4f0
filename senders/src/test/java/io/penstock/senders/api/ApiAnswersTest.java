package io.penstock.senders.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.schemas.json.JsonReader;
import io.penstock.senders.api.AnswerProblem.Kind;
import io.penstock.senders.signature.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiAnswersTest {
  private final ApiAnswers pages = new ApiAnswers(ApiRecipes.read(ApiRecipes.PAGES));
  private final ApiAnswers cursors = new ApiAnswers(ApiRecipes.read(ApiRecipes.CURSORS));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"data\":{\"id\":\"a\"}}                     | {\"id\":\"a\"}               | a",
        "{\"data\": { \"key\" : 007 , \"x\":[1 ]} }    | -                            | -",
        "{\"data\": { \"key\" : 70 , \"x\":[1 ]} }     | { \"key\" : 70 , \"x\":[1 ]} | 70",
        "{\"meta\":{\"n\":\"é€😀\"},\"data\":{\"id\":\"ü😀\"},\"z\":1} | {\"id\":\"ü😀\"} | ü😀",
        "{\"data\":{\"id\":\"a\",\"t\":\"\\ud83d\"}}   | {\"id\":\"a\",\"t\":\"\\ud83d\"} | a",
        "{\"data\":{\"id\":\"a\"},\"data\":{\"id\":\"b\"}} | {\"id\":\"b\"}            | b",
        "{\"data\":{\"id\":null,\"key\":\"k\"}}        | {\"id\":null,\"key\":\"k\"}  | k",
        "{\"data\":{\"id\":1.50}}                      | {\"id\":1.50}                | 1.50",
      })
  void entityIsItsBytesAsReceived(String answer, String bytes, String id) {
    var expected = bytes.equals("-") ? List.of() : List.of(id, bytes);

    for (var each : List.of(answer, "\uFEFF" + answer, "\n " + answer + " \r\n")) {
      assertThat(single(each)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                             | NOT_JSON   | empty, where a JSON document was expected",
        "{\"data\":{\"id\":1}           | NOT_JSON   | Unexpected end-of-input",
        "{\"data\":{\"id\":1}}{}        | NOT_JSON   | more than one JSON document",
        "` <!DOCTYPE html><p>busy</p>`  | NOT_JSON   | HTML or XML, where a JSON document",
        "{}                             | NO_CONTENT | expected an object at /data",
        "{\"data\":null}                | NO_CONTENT | expected an object at /data",
        "{\"data\":[{\"id\":1}]}        | NO_CONTENT | expected an object at /data",
        "[{\"data\":{\"id\":1}}]        | NO_CONTENT | expected an object at /data",
        "{\"data\":{\"id\":1},\"data\":null} | NO_CONTENT | expected an object at /data",
        "{\"data\":{\"name\":\"x\"}}    | NO_ID      | expected a text or a number at one of",
        "{\"data\":{\"id\":{}}}         | NO_ID      | expected a text or a number at one of",
        "{\"data\":{\"id\":\"\"}}       | BAD_ID     | expected an id of 1-255 characters, got 0",
      })
  void answerWithoutAnEntityIsAProblem(String answer, Kind kind, String detail) {
    var read = pages.single(answer.getBytes(UTF_8));

    assertThat(read)
        .isInstanceOfSatisfying(
            SingleAnswer.Unreadable.class,
            it -> {
              assertThat(it.problem().kind()).isEqualTo(kind);
              assertThat(it.problem().detail()).startsWith(detail);
            });
  }

  @Test
  void wholeAnswerMayBeTheContent() {
    var bare =
        new ApiAnswers(
            ApiRecipes.read(ApiRecipes.CURSORS + "content: {single: \"\", list: \"\"}\n"));

    assertThat(bare.single("{\"id\":1}".getBytes(UTF_8))).isInstanceOf(SingleAnswer.Read.class);
    assertThat(texts(bare, "[{\"id\":1} , {\"id\":2}]"))
        .containsExactly("{\"id\":1}", "{\"id\":2}");
  }

  @Test
  void lastMemberOfARepeatedNameCountsOnTheWayToTheContent() {
    var nested = new ApiAnswers(ApiRecipes.read(ApiRecipes.PAGES + "content.single: /a/b\n"));

    assertThat(nested.single("{\"a\":{},\"a\":{\"b\":{\"id\":1}}}".getBytes(UTF_8)))
        .isInstanceOf(SingleAnswer.Read.class);
    assertThat(nested.single("{\"a\":{\"b\":{\"id\":1}},\"a\":{}}".getBytes(UTF_8)))
        .isInstanceOf(SingleAnswer.Unreadable.class);
  }

  @Test
  void idHas255CharactersAtMost() {
    assertThat(single("{\"data\":{\"id\":\"" + "x".repeat(255) + "\"}}")).hasSize(2);
    assertThat(single("{\"data\":{\"id\":\"" + "x".repeat(256) + "\"}}")).isEmpty();
  }

  @Test
  void valuesThatAreNoEntitiesDoNotHideThoseBesideThem() {
    var page =
        page(
            "{\"data\":[{\"id\":1},\"a\",{\"x\":1},[],{\"id\":\"\"},null,"
                + "1,{\"id\":2,\"n\":0.0"
                + "9".repeat(999)
                + "},{\"id\":3}],\"meta\":{\"last\":1}}");

    assertThat(page.entities())
        .extracting(
            each ->
                switch (each) {
                  case AnsweredEntity.Identified(var id, _) -> id;
                  case AnsweredEntity.Unusable(var problem, _) -> problem.kind().label();
                })
        .containsExactly(
            "1",
            "no-object",
            "no-id",
            "no-object",
            "bad-id",
            "no-object",
            "no-object",
            "not-json",
            "3");
  }

  @Test
  void repetitionOfTheSameBytesIsLeftOut() {
    var page =
        page(
            "{\"data\":[{\"id\":1},{\"id\":2},{\"id\":1},{\"id\": 1},{\"id\":2}],"
                + "\"meta\":{\"last\":1}}");

    assertThat(page.entities())
        .extracting(each -> text(each.content()))
        .containsExactly("{\"id\":1}", "{\"id\":2}", "{\"id\": 1}");
    assertThat(page.repeated()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, true", "0, 2, false", "1, 2, true", "4, 2, true", "0, 0, true", "1, 9, false"})
  void lastPageEndsTheList(int index, int last, boolean ends) {
    var at = new PagePosition(index, null);

    var page = page("{\"meta\":{\"last\":" + last + "},\"data\":[]}", at);

    assertThat(page.last()).isEqualTo(last);
    assertThat(page.next())
        .isEqualTo(
            ends
                ? new ListPage.Next.End()
                : new ListPage.Next.Page(new PagePosition(index + 1, null)));
  }

  @Test
  void listFollowsTheLastPagesNumberAsItChanges() {
    assertThat(readAll(3, 5, 5, 4, 4)).isEqualTo(4);
    assertThat(readAll(1)).isEqualTo(1);
    assertThat(readAll(2, 3, 4, 4)).isEqualTo(4);
  }

  /// How many pages are read if the answers have these numbers of the last page.
  private int readAll(int... last) {
    var at = PagePosition.FIRST;
    for (int read = 0; read < last.length; read++) {
      var page = page("{\"data\":[],\"meta\":{\"last\":" + last[read] + "}}", at);
      if (!(page.next() instanceof ListPage.Next.Page(var next))) {
        return read + 1;
      }
      at = next;
    }
    throw new AssertionError("the list has no end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"last\":null}",
        "{\"last\":\"x\"}",
        "{\"last\":-1}",
        "{\"last\":1.5}",
        "{\"last\":true}",
        "{\"last\":10000000000}"
      })
  void pageWithoutTheLastPagesNumberIsUnreadable(String meta) {
    assertThat(problem(pages, "{\"data\":[],\"meta\":" + meta + "}", PagePosition.FIRST))
        .isEqualTo(
            new AnswerProblem(Kind.NO_NEXT_PAGE, "expected the last page's number at /meta/last"));
  }

  @Test
  void lastPagesNumberMayBeAText() {
    assertThat(page("{\"data\":[],\"meta\":{\"last\":\"3\"}}").last()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"next\":null}", "{\"next\":\"\"}"})
  void listEndsWithoutANextCursor(String rest) {
    var answer = "{\"data\":[]" + (rest.equals("{}") ? "}" : "," + rest.substring(1));

    var page = read(cursors.list(answer.getBytes(UTF_8), new PagePosition(3, "c")));

    assertThat(page.next()).isEqualTo(new ListPage.Next.End());
    assertThat(page.last()).isNull();
  }

  @Test
  void nextCursorSelectsTheNextPage() {
    var answer = "{\"next\":\"d/é\",\"data\":[]}".getBytes(UTF_8);

    var page = read(cursors.list(answer, new PagePosition(3, "c")));

    assertThat(page.next()).isEqualTo(new ListPage.Next.Page(new PagePosition(4, "d/é")));
  }

  @Test
  void sameCursorAgainIsAProblem() {
    assertThat(problem(cursors, "{\"data\":[],\"next\":\"c\"}", new PagePosition(1, "c")).kind())
        .isEqualTo(Kind.PAGE_REPEATS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "{}", "[]"})
  void anotherValueThanATextIsNoCursor(String next) {
    assertThat(problem(cursors, "{\"data\":[],\"next\":" + next + "}", PagePosition.FIRST).kind())
        .isEqualTo(Kind.NO_NEXT_PAGE);
  }

  @Test
  void cursorHas4096CharactersAtMost() {
    var longest = "x".repeat(4096);

    assertThat(
            cursors.list(
                ("{\"data\":[],\"next\":\"" + longest + "\"}").getBytes(UTF_8), PagePosition.FIRST))
        .isInstanceOf(ListPage.Read.class);
    assertThat(
            problem(cursors, "{\"data\":[],\"next\":\"" + longest + "x\"}", PagePosition.FIRST)
                .kind())
        .isEqualTo(Kind.NO_NEXT_PAGE);
  }

  @Test
  void listHas10000PagesAtMost() {
    var before = new PagePosition(9_998, "c");
    var last = new PagePosition(9_999, "c");
    var more = "{\"data\":[],\"next\":\"d\",\"meta\":{\"last\":20000}}";

    assertThat(cursors.list(more.getBytes(UTF_8), before)).isInstanceOf(ListPage.Read.class);
    assertThat(problem(cursors, more, last).kind()).isEqualTo(Kind.TOO_MANY_PAGES);
    assertThat(problem(pages, more, last).kind()).isEqualTo(Kind.TOO_MANY_PAGES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"meta\":{\"last\":1}}", "{\"data\":{},\"meta\":{\"last\":1}}", "[]"})
  void answerWithoutAnArrayIsNoList(String answer) {
    assertThat(problem(pages, answer, PagePosition.FIRST))
        .isEqualTo(new AnswerProblem(Kind.NO_CONTENT, "expected an array at /data"));
  }

  @Test
  void answerThatIsNotUtf8OrTooDeepIsNotJson() {
    var deep = "[".repeat(JsonReader.DEPTH_MAX) + "]".repeat(JsonReader.DEPTH_MAX);

    assertThat(problem(pages, "{\"data\":[" + deep + "]}", PagePosition.FIRST).kind())
        .isEqualTo(Kind.NOT_JSON);
    assertThat(pages.list(new byte[] {'[', (byte) 0xC0, (byte) 0xA2, ']'}, PagePosition.FIRST))
        .isInstanceOf(ListPage.Unreadable.class);
  }

  /// Whatever stands between and around them, entities are the bytes that were written.
  @Test
  void entitiesOfAListAreTheirBytesInOrder() {
    var seed = Long.getLong("seed", System.nanoTime());
    var random = new SplittableRandom(seed);
    var pieces =
        List.of("a", "é", "€", "😀", "\\u00e9", "\\ud83d", "\\\"", "]", "}", ",", "\u007f");

    for (int i = 0; i < 5_000; i++) {
      var written = new ArrayList<String>();
      for (int count = random.nextInt(5); count > 0; count--) {
        written.add(
            "{\"%s\":[\"%s\", {}],%s\"id\":%d}"
                .formatted(
                    text(random, pieces), text(random, pieces), blank(random), written.size()));
      }
      var rest = "\"meta\":{\"last\":1,\"t\":\"" + text(random, pieces) + "\"}";
      var list =
          "\"data\":" + blank(random) + "[" + String.join("," + blank(random), written) + "]";
      var members = random.nextBoolean() ? rest + "," + list : list + "," + rest;
      var answer = (random.nextBoolean() ? "\uFEFF" : "") + "{" + members + blank(random) + "}";

      assertThat(texts(pages, answer)).as("-Dseed=%d, %s", seed, answer).isEqualTo(written);
    }
  }

  private static String text(SplittableRandom random, List<String> pieces) {
    var text = new StringBuilder();
    for (int count = random.nextInt(8); count > 0; count--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static String blank(SplittableRandom random) {
    return random.nextBoolean() ? " \n" : "";
  }

  private static List<String> texts(ApiAnswers answers, String answer) {
    return read(answers.list(answer.getBytes(UTF_8), PagePosition.FIRST)).entities().stream()
        .map(each -> text(each.content()))
        .toList();
  }

  private List<String> single(String answer) {
    return switch (pages.single(answer.getBytes(UTF_8))) {
      case SingleAnswer.Read(var entity) -> List.of(entity.id(), text(entity.content()));
      case SingleAnswer.Unreadable _ -> List.of();
    };
  }

  private ListPage.Read page(String answer) {
    return page(answer, PagePosition.FIRST);
  }

  private ListPage.Read page(String answer, PagePosition at) {
    return read(pages.list(answer.getBytes(UTF_8), at));
  }

  private static ListPage.Read read(ListPage page) {
    return switch (page) {
      case ListPage.Read read -> read;
      case ListPage.Unreadable(var problem) -> throw new AssertionError(problem);
    };
  }

  private static AnswerProblem problem(ApiAnswers answers, String answer, PagePosition at) {
    return ((ListPage.Unreadable) answers.list(answer.getBytes(UTF_8), at)).problem();
  }

  private static String text(Slice slice) {
    return new String(slice.copy(), UTF_8);
  }
}
