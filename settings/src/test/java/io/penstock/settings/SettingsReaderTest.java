package io.penstock.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  private static final Map<String, String> NO_VARIABLES = Map.of();

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("penstock.yaml");
  }

  @Test
  void withoutFileAndVariablesEverySettingIsItsDefault() {
    var settings = SettingsReader.of(null, NO_VARIABLES);

    var port = settings.port("http.port", 8080);
    var prefix = settings.text("topic.prefix", "makini");
    var host = settings.optionalText("http.host");

    assertThat(port).isEqualTo(8080);
    assertThat(prefix).isEqualTo("makini");
    assertThat(host).isNull();
    settings.complete();
  }

  @Test
  void emptyFileIsAllDefaults() throws IOException {
    var settings = given("# http:\n#   port: 1\n");

    assertThat(settings.port("http.port", 8080)).isEqualTo(8080);
    settings.complete();
  }

  @Test
  void sectionsAndDottedKeysAreTheSame() throws IOException {
    var settings = given("http: {port: 1}\ndrain.delay: 2s\ntopic:\n  raw.name: a\n");

    var port = settings.port("http.port", 8080);
    var delay = settings.duration("drain.delay", Duration.ZERO, Duration.ZERO, minutes(1));
    var name = settings.text("topic.raw.name", "b");

    assertThat(port).isEqualTo(1);
    assertThat(delay).isEqualTo(Duration.ofSeconds(2));
    assertThat(name).isEqualTo("a");
    settings.complete();
  }

  @Test
  void everyKindOfValueIsRead() throws IOException {
    var settings =
        given(
            """
            count: 7
            body.max: 64KiB
            strict: true
            state: not-yet
            secrets.dir: /etc/secrets
            """);

    assertThat(settings.whole("count", 1, 1, 10)).isEqualTo(7);
    assertThat(settings.bytes("body.max", 1, 1, 1 << 20)).isEqualTo(65_536);
    assertThat(settings.flag("strict", false)).isTrue();
    assertThat(settings.choice("state", Stage.DONE)).isEqualTo(Stage.NOT_YET);
    assertThat(settings.path("secrets.dir", Path.of("x"))).isEqualTo(Path.of("/etc/secrets"));
    settings.complete();
  }

  @Test
  void variableGoesBeforeTheFile() throws IOException {
    var settings = given("http.port: 1\n", Map.of("PENSTOCK_HTTP_PORT", "2"));

    assertThat(settings.port("http.port", 3)).isEqualTo(2);
    settings.complete();
  }

  @Test
  void threeMistakesAreThreeLinesWithPlaceFormAndSuggestion() throws IOException {
    var settings =
        given(
            """
            http:
              prot: 8080
            body.max: 1MB
            drain:
              delay: [5s]
            """);

    settings.port("http.port", 8080);
    settings.bytes("body.max", 1 << 20, 1024, 8 << 20);
    settings.duration("drain.delay", Duration.ofSeconds(5), Duration.ZERO, minutes(1));

    assertThat(lines(settings))
        .containsExactly(
            file
                + ":3:11: body.max is \"1MB\"; expected bytes from 1KiB to 8MiB,"
                + " such as 1048576, 64KiB, 1MiB or 1GiB",
            file
                + ":5:10: drain.delay is a list; expected a duration from 0s to 1m,"
                + " such as 500ms, 8s, 5m, 72h or 7d",
            file + ":2:3: http.prot is unknown; did you mean http.port?");
  }

  @Test
  void wrongValueGivesTheFallbackSoThatTheReadingGoesOn() throws IOException {
    var settings = given("http.port: 65536\n");

    assertThat(settings.port("http.port", 8080)).isEqualTo(8080);
    assertThat(lines(settings))
        .containsExactly(
            file + ":1:12: http.port is \"65536\"; expected a whole number from 0 to 65535");
  }

  @Test
  void wrongVariableIsNamed() {
    var settings = SettingsReader.of(null, Map.of("PENSTOCK_STATE", "DONE"));

    settings.choice("state", Stage.DONE);

    assertThat(lines(settings))
        .containsExactly("PENSTOCK_STATE: state is \"DONE\"; expected one of not-yet, done");
  }

  @Test
  void mistypedVariableIsAProblemWithASuggestion() {
    var settings = SettingsReader.of(null, Map.of("PENSTOCK_HTPT_PORT", "1"));

    settings.port("http.port", 8080);
    settings.port("management.port", 9080);

    assertThat(lines(settings))
        .containsExactly(
            "PENSTOCK_HTPT_PORT: the variable is unknown; did you mean PENSTOCK_HTTP_PORT?");
  }

  @Test
  void variableInSmallLettersSetsNothing() {
    var settings = SettingsReader.of(null, Map.of("PENSTOCK_Http_Port", "1"));

    assertThat(settings.port("http.port", 8080)).isEqualTo(8080);
    assertThat(lines(settings))
        .containsExactly(
            "PENSTOCK_Http_Port: the variable is unknown; did you mean PENSTOCK_HTTP_PORT?");
  }

  @Test
  void emptyVariableIsAProblemAndNoDefault() {
    var settings = SettingsReader.of(null, Map.of("PENSTOCK_TOPIC_PREFIX", ""));

    settings.text("topic.prefix", "makini");

    assertThat(lines(settings))
        .containsExactly(
            "PENSTOCK_TOPIC_PREFIX: topic.prefix is \"\"; expected a text that is not empty");
  }

  @Test
  void foreignVariablesAreLeftAlone() {
    var environment = Map.of("PENSTOCK_KAFKA", "embedded", "PATH", "/bin", "XPENSTOCK_A", "1");

    SettingsReader.of(null, environment).complete();
  }

  @Test
  void kubernetesServiceLinkSaysHowToBeRidOfIt() {
    var settings = SettingsReader.of(null, Map.of("PENSTOCK_INGRESS_PORT", "tcp://10.0.0.1:8080"));

    assertThat(lines(settings))
        .containsExactly(
            "PENSTOCK_INGRESS_PORT: the variable is no setting but a Kubernetes service link;"
                + " set enableServiceLinks: false in the pod");
  }

  @Test
  void nothingLikeAKnownKeyHasNoSuggestion() throws IOException {
    var settings = given("zzz: 1\n");

    settings.port("http.port", 8080);

    assertThat(lines(settings)).containsExactly(file + ":1:1: zzz is unknown");
  }

  @Test
  void sectionWhereAValueIsWantedIsAProblem() throws IOException {
    var settings = given("http.port: {}\nbody: {max: 1}\n");

    settings.port("http.port", 8080);
    settings.bytes("body", 1, 1, 2);

    assertThat(lines(settings))
        .containsExactly(
            file + ":1:12: http.port is a section; expected a whole number from 0 to 65535",
            file + ":2:8: body.max is unknown; did you mean body?");
  }

  @Test
  void keyWithoutAValueIsAProblemButASectionMayBeCommentedOut() throws IOException {
    var settings = given("http:\n  # port: 1\nmax:\n");

    settings.port("http.port", 8080);
    settings.whole("max", 1, 0, 9);

    assertThat(lines(settings))
        .containsExactly(
            file + ":3:5: max is without a value; expected a whole number from 0 to 9");
  }

  @Test
  void missingFileIsAProblem() {
    var settings = SettingsReader.of(file, NO_VARIABLES);

    assertThat(lines(settings))
        .containsExactly(
            file + ": the file is missing; create it, or start without a settings file");
  }

  @Test
  void sameKeyInTwoSpellingsIsGivenTwice() throws IOException {
    var settings = given("http: {port: 1}\nhttp.port: 2\n");

    settings.port("http.port", 8080);

    assertThat(lines(settings))
        .containsExactly(
            file + ":2:1: http.port is given twice; keep one of them (first at " + file + ":1:8)");
  }

  @Test
  void problemsOfOtherFilesAreReportedTogetherWithTheirs() throws IOException {
    var settings = given("http.port: x\n");
    settings.port("http.port", 8080);

    settings.problems().add(new Problem("connections.yaml", "the file", "missing", null, null));

    assertThat(lines(settings))
        .containsExactly(
            file + ":1:12: http.port is \"x\"; expected a whole number from 0 to 65535",
            "connections.yaml: the file is missing");
  }

  @Test
  void problemIsOneLineWhateverWasGiven() {
    var settings = SettingsReader.of(null, Map.of("PENSTOCK_A", "1\nall is well" + "x".repeat(99)));

    settings.flag("a", true);

    assertThat(lines(settings))
        .containsExactly(
            "PENSTOCK_A: a is \"1\\u000aall is well"
                + "x".repeat(67)
                + "...\"; expected true or false");
  }

  @Test
  void keyThatNoVariableCouldSetIsABug() {
    var settings = SettingsReader.of(null, NO_VARIABLES);

    assertThatThrownBy(() -> settings.flag("no-hyphens", true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tableHasOneAlignedLineForEachSetting() throws IOException {
    var settings = given("http.port: 1\n", Map.of("PENSTOCK_DRAIN", "90s"));
    settings.port("http.port", 8080);
    settings.duration("drain", Duration.ofSeconds(5), Duration.ZERO, minutes(9));
    settings.bytes("body.max", 1 << 20, 1, 1 << 20);
    settings.optionalText("host");

    assertThat(settings.table())
        .isEqualTo(
            """
            http.port  1          file
            drain      90s        environment
            body.max   1MiB       default
            host       (not set)  default""");
  }

  @Test
  void tableAndProblemsShowNoSecretButDoShowPaths() throws IOException {
    var settings =
        given(
            """
            kafka:
              ssl.keystore.password: hunter2
              sasl.jaas.config: hunter2
              ssl.keystore.key: hunter2
              sasl.jaas.confgi: hunter2
              ssl.truststore.password: [hunter2]
            api.token: hunter2
            token.limit: hunter2
            secrets.dir: /etc/secrets
            """);

    settings.passThrough(
        "kafka",
        Set.of(
            "ssl.keystore.password",
            "sasl.jaas.config",
            "ssl.keystore.key",
            "ssl.truststore.password"),
        Set.of());
    settings.text("api.token", "");
    settings.whole("token.limit", 1, 1, 2);
    settings.path("secrets.dir", Path.of("x"));

    assertThat(settings.table())
        .doesNotContain("hunter2")
        .contains("api.token")
        .contains("......")
        .contains("/etc/secrets");
    assertThat(lines(settings)).hasSize(3).noneMatch(line -> line.contains("hunter2"));
  }

  private SettingsReader given(String yaml) throws IOException {
    return given(yaml, NO_VARIABLES);
  }

  private SettingsReader given(String yaml, Map<String, String> environment) throws IOException {
    Files.writeString(file, yaml);
    return SettingsReader.of(file, environment);
  }

  /// What completing the reading says.
  private static List<String> lines(SettingsReader settings) {
    var thrown = catchThrowableOfType(SettingsException.class, settings::complete);
    var lines = thrown.problems().stream().map(Problem::line).toList();
    assertThat(thrown).hasMessage(String.join("\n", lines));
    return lines;
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }

  private enum Stage {
    NOT_YET,
    DONE
  }
}
