package io.penstock.cli.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunTest {
  @TempDir private Path directory;

  @Test
  void requestsOfMakiniV3ArePrintedWithTheFilterEncoded() {
    var run =
        makini("makini-v3")
            .poll("--dry-run", "--type", "work_order", "--since", "2026-01-31T23:59:59Z");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            connection  conn-42, API recipe makini-v3, token conn-42
            pace        at most 60 requests a minute, 2 at the same time
            headers     authorization: Bearer ......
                        accept: application/json
                        accept-encoding: gzip, deflate
                        user-agent: Penstock

            work_order  changes since 2026-01-31T23:59:59Z (--since), sent as 2026-01-31
              GET https://api.makini.io/api/eam/work-orders?page=1&per_page=100&filter%5BupdatedAt%3Agteq%5D=2026-01-31&sort%5BcreatedAt%5D=0
              GET https://api.makini.io/api/eam/work-orders?page=2&per_page=100&filter%5BupdatedAt%3Agteq%5D=2026-01-31&sort%5BcreatedAt%5D=0
              ... up to the page that /meta/last_page of the newest answer names
            """);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void requestsOfMakiniV4HaveThePlaceOfTheWatermarkIfItIsNotRead() {
    var run = makini("makini-v4").poll("--dry-run", "--type", "purchase-orders");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            connection  conn-42, API recipe makini-v4, token conn-42
            pace        at most 60 requests a minute, 2 at the same time
            headers     authorization: Bearer ......
                        accept: application/json
                        accept-encoding: gzip, deflate
                        user-agent: Penstock

            purchase_order  changes since <watermark - 26h> (--kafka ADDRESS reads it); everything if there is no watermark yet
              GET https://api.makini.io/api/erp/purchase-orders?page=1&per_page=100&filter%5B_updatedAt%3Agteq%5D=<watermark - 26h>&sort%5B_createdAt%5D=0
              GET https://api.makini.io/api/erp/purchase-orders?page=2&per_page=100&filter%5B_updatedAt%3Agteq%5D=<watermark - 26h>&sort%5B_createdAt%5D=0
              ... up to the page that /meta/last_page of the newest answer names
            """);
  }

  @Test
  void everythingHasNoFilter() {
    var run = makini("makini-v3").poll("--dry-run", "--type", "vendor", "--full");

    assertThat(run.lines())
        .contains(
            "vendor  everything: --full",
            "  GET https://api.makini.io/api/eam/vendors?page=1&per_page=100&sort%5BcreatedAt%5D=0");
  }

  @Test
  void allPolledTypesArePrintedWithTheConnectionsOwnUrlAndOverlap() {
    var run =
        PollFixture.with(
                directory,
                "api: makini-v3, token: t, api-url: 'http://127.0.0.1:8080/x', poll.overlap: 2h,"
                    + " types: [vendor, asset]")
            .poll("--dry-run");

    assertThat(run.out())
        .contains(
            "GET http://127.0.0.1:8080/x/api/eam/vendors?page=1&per_page=100"
                + "&filter%5BupdatedAt%3Agteq%5D=<watermark - 2h>&",
            "GET http://127.0.0.1:8080/x/api/eam/assets?page=1&")
        .doesNotContain("work-orders");
  }

  @ParameterizedTest
  @CsvSource({
    "rfc3339, 2026-01-31T23%3A59%3A59Z",
    "date, 2026-01-31",
    "seconds, 1769903999",
    "milliseconds, 1769903999000"
  })
  void whateverIsNotPlainIsEncodedAndACursorHasAPlace(String format, String sent) {
    var fixture = acme("changed-since: {parameter: 'a&b=c', format: %s}".formatted(format));

    var given = fixture.poll("--dry-run", "--since", "2026-01-31T23:59:59Z");
    var open = fixture.poll("--dry-run");

    assertThat(given.lines())
        .as(given.err())
        .contains(
            "  GET https://api.acme.example/j%20bs?a%26b%3Dc=" + sent + "&s%2Fo=%C3%BC%3D1",
            "  GET https://api.acme.example/j%20bs?next%5B%5D=<next[]>&a%26b%3Dc="
                + sent
                + "&s%2Fo=%C3%BC%3D1",
            "  ... until /next of an answer is absent, null or empty; else it is <next[]> of the"
                + " next page");
    assertThat(open.lines())
        .contains(
            "  GET https://api.acme.example/j%20bs?a%26b%3Dc=<watermark - 26h>&s%2Fo=%C3%BC%3D1");
  }

  @Test
  void apiWithoutAFilterListsEverythingWheneverItIsPolled() {
    var run = acme("").poll("--dry-run", "--since", "2026-01-31T23:59:59Z");

    assertThat(run.lines())
        .contains(
            "work_order  everything: the API has no filter by time",
            "  GET https://api.acme.example/j%20bs?s%2Fo=%C3%BC%3D1");
  }

  @Test
  void scriptReadsOneObjectForEachType() {
    var run = acme("").poll("--dry-run", "--json");

    assertThat(run.lines())
        .containsExactly(
            """
            {"connection":"conn-42","type":"work_order","since":null,"method":"GET",\
            "headers":{"x-key":"......","accept":"application/json",\
            "accept-encoding":"gzip, deflate","user-agent":"Penstock"},\
            "first":"https://api.acme.example/j%20bs?s%2Fo=%C3%BC%3D1",\
            "second":"https://api.acme.example/j%20bs?next%5B%5D=<next[]>&s%2Fo=%C3%BC%3D1",\
            "end":"until /next of an answer is absent, null or empty; else it is <next[]> of the \
            next page"}""");
  }

  @Test
  void tokenIsNeitherNeededNorPrinted() throws IOException {
    var fixture = makini("makini-v3");
    Files.createDirectories(directory.resolve("tokens"));
    Files.writeString(directory.resolve("tokens/conn-42"), "tok-never-shown");

    var run = fixture.poll("--dry-run");

    assertThat(run.code()).isZero();
    assertThat(run.out() + run.err()).doesNotContain("tok-never-shown");
  }

  private PollFixture makini(String recipe) {
    return PollFixture.with(directory, "api: " + recipe + ", token: conn-42");
  }

  private PollFixture acme(String more) {
    return PollFixture.with(directory, "api: acme-api, token: t")
        .apis(
            """
            apis:
              acme-api:
                base-url: https://api.acme.example
                authorization: {header: X-Key, prefix: ""}
                paging: {style: cursor, cursor: "next[]", next: /next}
                list.parameters: {"s/o": "ü=1"}
                entity-id: [/id]
                types.work_order.list: /j%%20bs
                %s
            """
                .formatted(more));
  }
}
