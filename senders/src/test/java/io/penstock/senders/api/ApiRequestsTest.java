package io.penstock.senders.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ApiRequestsTest {
  private static final Instant SINCE = Instant.parse("2026-01-31T23:59:59.987Z");
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "9",
          "-",
          "_",
          "~",
          ".",
          "..",
          "/",
          "\\",
          " ",
          "%",
          "%2F",
          "+",
          "?",
          "#",
          "&",
          "=",
          ":",
          "@",
          "//evil.example",
          "[",
          "\n",
          "\u0000",
          "é",
          "€",
          "😀",
          "{id}",
          "$1",
          "'");

  private final ApiRequests pages = requests(ApiRecipes.read(ApiRecipes.PAGES));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "42        | 42",
        "a/b c     | a%2Fb%20c",
        "..        | %2E%2E",
        ".         | %2E",
        "../x      | ..%2Fx",
        "a+b%2Fc?d | a%2Bb%252Fc%3Fd",
        "ü€😀      | %C3%BC%E2%82%AC%F0%9F%98%80",
        "{id}      | %7Bid%7D",
      })
  void idIsOneSegment(String id, String segment) {
    assertThat(pages.single("asset", id))
        .hasToString("https://api.acme.example/v1/assets/" + segment);
  }

  @Test
  void anyIdIsOneSegmentThatDecodesToIt() {
    var seed = Long.getLong("seed", System.nanoTime());
    var random = new SplittableRandom(seed);

    for (int i = 0; i < 20_000; i++) {
      var id = text(random);
      var url = Objects.requireNonNull(pages.single("asset", id));
      var segments = url.getRawPath().split("/", -1);
      assertThat(url.getRawAuthority()).as("-Dseed=%d, %s", seed, id).isEqualTo("api.acme.example");
      assertThat(segments).as("-Dseed=%d, %s", seed, id).hasSize(4);
      assertThat(decoded(segments[3])).as("-Dseed=%d, %s", seed, id).isEqualTo(id);
      assertThat(url.normalize()).as("-Dseed=%d, %s", seed, id).isEqualTo(url);
      assertThat(url.getRawQuery()).as("-Dseed=%d, %s", seed, id).isNull();
      assertThat(url.getRawFragment()).as("-Dseed=%d, %s", seed, id).isNull();
    }
  }

  @Test
  void anyCursorIsOneParameterThatDecodesToIt() {
    var requests = requests(ApiRecipes.read(ApiRecipes.CURSORS));
    var seed = Long.getLong("seed", System.nanoTime());
    var random = new SplittableRandom(seed);

    for (int i = 0; i < 20_000; i++) {
      var cursor = text(random);
      var url = Objects.requireNonNull(requests.list("asset", new PagePosition(1, cursor), null));
      assertThat(url.getRawAuthority()).isEqualTo("api.acme.example");
      assertThat(url.getRawPath()).isEqualTo("/v1/assets");
      assertThat(url.getRawQuery()).doesNotContain("&").startsWith("after=");
      assertThat(decoded(url.getRawQuery().substring("after=".length())))
          .as("-Dseed=%d", seed)
          .isEqualTo(cursor);
    }
  }

  @Test
  void halfOfASurrogatePairIsNoId() {
    assertThatIllegalArgumentException().isThrownBy(() -> pages.single("asset", "\ud83d"));
  }

  @Test
  void typeWithoutAPathIsNotAskedFor() {
    var requests =
        requests(
            ApiRecipes.read(
                ApiRecipes.PAGES + "types.site.list: /sites\ntypes.vendor.single: '/v/{id}'\n"));

    assertThat(requests.single("site", "1")).isNull();
    assertThat(requests.list("vendor", PagePosition.FIRST, null)).isNull();
    assertThat(requests.single("unheard_of", "1")).isNull();
    assertThat(requests.list("unheard_of", PagePosition.FIRST, null)).isNull();
  }

  @Test
  void pagesHaveNumbersFromTheFirst() {
    var fromZero =
        requests(ApiRecipes.read(ApiRecipes.PAGES + "paging.first: 0\npaging.size: n\n"));

    assertThat(pages.list("asset", PagePosition.FIRST, null)).hasQuery("page=1");
    assertThat(pages.list("asset", new PagePosition(6, null), null)).hasQuery("page=7");
    assertThat(fromZero.list("asset", new PagePosition(6, null), null)).hasQuery("page=6&n=100");
  }

  @Test
  void aPageMayHaveAnotherSizeThanTheRecipes() {
    var sized = requests(ApiRecipes.read(ApiRecipes.PAGES + "paging.size: n\n"));

    assertThat(sized.list("asset", PagePosition.FIRST, null, 1)).hasQuery("page=1&n=1");
    assertThat(sized.list("asset", PagePosition.FIRST, null, null)).hasQuery("page=1&n=100");
    assertThat(pages.list("asset", PagePosition.FIRST, null, 1)).hasQuery("page=1");
  }

  @Test
  void firstPageHasNoCursor() {
    var requests = requests(ApiRecipes.read(ApiRecipes.CURSORS));

    assertThat(requests.list("asset", PagePosition.FIRST, null))
        .hasToString("https://api.acme.example/v1/assets");
  }

  @Test
  void makiniIsAskedByPageFilterAndSort() {
    var makini = Objects.requireNonNull(BuiltInApiRecipes.builtIn("makini-v3"));
    var requests = new ApiRequests(makini, makini.base());

    assertThat(requests.list("work_order", new PagePosition(1, null), SINCE))
        .hasToString(
            "https://api.makini.io/api/eam/work-orders?page=2&per_page=100"
                + "&filter%5BupdatedAt%3Agteq%5D=2026-01-31&sort%5BcreatedAt%5D=0");
    assertThat(requests.list("work_order", PagePosition.FIRST, null))
        .hasToString(
            "https://api.makini.io/api/eam/work-orders?page=1&per_page=100&sort%5BcreatedAt%5D=0");
  }

  @ParameterizedTest
  @EnumSource
  void timeIsRoundedDown(SinceFormat format) {
    var expected =
        switch (format) {
          case RFC3339 -> "2026-01-31T23:59:59Z";
          case DATE -> "2026-01-31";
          case SECONDS -> "1769903999";
          case MILLISECONDS -> "1769903999987";
        };

    assertThat(format.of(SINCE)).isEqualTo(expected);
  }

  @Test
  void apiWithoutAFilterByTimeIsNotAskedForOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pages.list("asset", PagePosition.FIRST, SINCE));
  }

  @Test
  void connectionMayHaveAUrlOfItsOwn() {
    var own =
        new ApiRequests(
            ApiRecipes.read(ApiRecipes.PAGES), URI.create("http://127.0.0.1:8080/tenant"));

    assertThat(own.single("asset", "1")).hasToString("http://127.0.0.1:8080/tenant/assets/1");
  }

  @Test
  void refreshIsAForm() {
    var client = new ApiToken.Client("an id", "s&t");

    assertThat(ApiRequests.refreshForm(new ApiToken("a", "r+/=", null, client)))
        .isEqualTo(
            "grant_type=refresh_token&refresh_token=r%2B%2F%3D&client_id=an%20id"
                + "&client_secret=s%26t");
    assertThat(ApiRequests.refreshForm(new ApiToken("a", "r", null, ApiToken.Client.NONE)))
        .isEqualTo("grant_type=refresh_token&refresh_token=r");
  }

  private static ApiRequests requests(ApiRecipe recipe) {
    return new ApiRequests(recipe, recipe.base());
  }

  private static String text(SplittableRandom random) {
    var text = new StringBuilder();
    for (int count = random.nextInt(1, 6); count > 0; count--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  private static String decoded(@Nullable String encoded) {
    // URLDecoder reads "+" as a blank, and an encoded text has none.
    assertThat(encoded).doesNotContain("+");
    return URLDecoder.decode(encoded, UTF_8);
  }
}
