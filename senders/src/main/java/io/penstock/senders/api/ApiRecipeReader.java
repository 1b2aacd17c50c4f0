package io.penstock.senders.api;

import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.json.JsonPointer;
import io.penstock.senders.recipe.EntityLayoutReader;
import io.penstock.senders.recipe.HeaderName;
import io.penstock.settings.ByteCounts;
import io.penstock.settings.Durations;
import io.penstock.settings.FlatYaml;
import io.penstock.settings.Problems;
import io.penstock.settings.SectionMembers;
import io.penstock.settings.ValueFormat;
import io.penstock.settings.Yaml;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads an API recipe. `paging: {style: page}` and `paging.style: page` are the same.
final class ApiRecipeReader {

  /// The form of a query parameter's name.
  static final ValueFormat<String> PARAMETER =
      ValueFormat.matching(
          Pattern.compile("[\\x21-\\x7e]{1,128}"),
          "the name of a query parameter, at most 128 characters");

  private static final ValueFormat<String> PARAMETER_VALUE =
      ValueFormat.matching(
          Pattern.compile("[^\\p{Cntrl}]{0,256}"), "a text of at most 256 characters");

  private static final ValueFormat<String> PREFIX =
      ValueFormat.matching(
          Pattern.compile("[\\x21-\\x7e]{0,64}"), "a text of at most 64 characters without blanks");

  private static final ValueFormat<TokenExpiry> EXPIRY = ValueFormat.choice(TokenExpiry.values());

  private static final ValueFormat<SinceFormat> SINCE = ValueFormat.choice(SinceFormat.values());

  private static final ValueFormat<JsonPointer> CONTENT =
      new ValueFormat<>(
          "a JSON Pointer such as /data, or \"\" for the whole answer",
          text -> text.isEmpty() || text.startsWith("/") ? JsonPointer.of(text) : null,
          JsonPointer::toString,
          true);

  private static final JsonPointer DATA = JsonPointer.of("/data");

  private static final ValueFormat<Integer> PER_MINUTE = ValueFormat.whole(1, 100_000);

  private static final ValueFormat<Integer> AT_ONCE = ValueFormat.whole(1, 16);

  private static final ValueFormat<Duration> TIMEOUT =
      Durations.between(Duration.ofSeconds(1), Duration.ofMinutes(2));

  private static final ValueFormat<Long> ANSWER = ByteCounts.between(64 << 10, 32 << 20);

  private static final ValueFormat<Duration> LAG =
      Durations.between(Duration.ZERO, Duration.ofHours(1));

  /// The default of `lag-max`.
  private static final Duration LAG_DEFAULT = Duration.ofSeconds(60);

  private final SectionMembers members;

  private ApiRecipeReader(SectionMembers members) {
    this.members = members;
  }

  /// The recipe; `null` if a required member is missing, which is a problem.
  static @Nullable ApiRecipe read(String name, Yaml document, Problems problems) {
    var flat = FlatYaml.of(document, problems);
    var members = new SectionMembers("API recipe " + name, document.place(), flat, problems);
    var recipe = new ApiRecipeReader(members).recipe(name);
    members.refuseUnknown();
    return recipe;
  }

  private @Nullable ApiRecipe recipe(String name) {
    var base = members.required("base-url", ApiUrl.FORM);
    var token = token();
    var paging = new PagingReader(members).read();
    var since = changedSince();
    var parameters = parameters(paging, since);
    var single = members.optional("content.single", CONTENT, DATA);
    var list = members.optional("content.list", CONTENT, DATA);
    var layout = new EntityLayoutReader(members).read();
    var types = types();
    var limits = limits();
    var lagMax = members.optional("lag-max", LAG, LAG_DEFAULT);
    return base == null || paging == null
        ? null
        : new ApiRecipe(
            name,
            base,
            token,
            paging,
            since,
            parameters,
            single,
            list,
            layout,
            types,
            limits,
            lagMax);
  }

  private ApiRecipe.TokenUse token() {
    return new ApiRecipe.TokenUse(
        members.optional("token.url", ApiUrl.FORM),
        members.optional("token.expires-in", EXPIRY, TokenExpiry.AUTO),
        members.optional("authorization.header", HeaderName.FORM, "authorization"),
        members.optional("authorization.prefix", PREFIX, "Bearer"));
  }

  private ApiRecipe.@Nullable ChangedSince changedSince() {
    if (!members.hasSection("changed-since")) {
      members.optional("changed-since.parameter", PARAMETER);
      members.optional("changed-since.format", SINCE);
      return null;
    }
    var parameter = members.required("changed-since.parameter", PARAMETER);
    var format = members.required("changed-since.format", SINCE);
    return parameter == null || format == null
        ? null
        : new ApiRecipe.ChangedSince(parameter, format);
  }

  /// The parameters of every list. None may be set by paging or by the time.
  private SequencedMap<String, String> parameters(
      @Nullable Paging paging, ApiRecipe.@Nullable ChangedSince since) {
    var section = "list.parameters";
    var parameters = members.below(section, ApiRecipe.PARAMETERS_MAX, PARAMETER_VALUE);
    var taken = new HashSet<String>();
    if (paging != null) {
      paging.parameters().forEach(taken::add);
    }
    if (since != null) {
      taken.add(since.parameter());
    }
    for (var name : parameters.keySet()) {
      if (PARAMETER.read(name) == null) {
        members.wrong(section, "with a name that is none", "expected " + PARAMETER.expected());
      } else if (taken.contains(name)) {
        members.wrong(
            section + "." + name, "a parameter of paging or changed-since", "leave it out");
      }
    }
    return parameters;
  }

  private SequencedMap<String, ApiRecipe.Paths> types() {
    var types = new LinkedHashMap<String, ApiRecipe.Paths>();
    for (var type : EntityTypes.ALL) {
      var list = members.optional("types." + type.name() + ".list", ApiUrl.LIST);
      var single = members.optional("types." + type.name() + ".single", ApiUrl.SINGLE);
      if (list != null || single != null) {
        types.put(type.name(), new ApiRecipe.Paths(list, single));
      }
    }
    if (!members.hasSection("types")) {
      members.wrong("types", "missing", "expected types.<entity type>.list or .single");
    }
    return types;
  }

  private PullLimits limits() {
    return new PullLimits(
        members.optional("rate.per-minute", PER_MINUTE, PullLimits.PER_MINUTE),
        members.optional("rate.at-once", AT_ONCE, PullLimits.AT_ONCE),
        members.optional("retry-after", HeaderName.FORM, "retry-after"),
        members.optional("timeout", TIMEOUT, PullLimits.TIMEOUT),
        Math.toIntExact(members.optional("answer-max", ANSWER, PullLimits.ANSWER_BYTES)));
  }
}
