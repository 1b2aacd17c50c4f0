package io.penstock.settings;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;
import tools.jackson.dataformat.yaml.YAMLReadFeature;

/// Reads a text as one YAML document, within limits.
///
/// Of YAML it takes mappings, lists and scalars. An alias, a tag or a second document makes it
/// unreadable: none of them is needed, and each makes one value depend on another place.
public final class YamlReader {

  /// How deep sections and lists may nest.
  static final int DEPTH_MAX = 32;

  /// Duplicates are allowed to the parser only so that all of them are found here.
  private static final LoadSettings YAML =
      LoadSettings.builder()
          .setCodePointLimit(YamlFile.BYTES_MAX)
          .setAllowDuplicateKeys(true)
          .build();

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .disable(YAMLReadFeature.EMPTY_DOCUMENT_AS_EMPTY_OBJECT)
          .loadSettings(YAML)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
          .build();

  private final String source;
  private final YAMLParser parser;
  private final Problems problems;

  private YamlReader(String source, YAMLParser parser, Problems problems) {
    this.source = source;
    this.parser = parser;
    this.problems = problems;
  }

  /// The document; `null` where the text is not YAML, which then is a problem.
  ///
  /// @param source what the text is called in problems
  public static @Nullable Yaml read(String source, String text, Problems problems) {
    try (var parser =
        (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), new StringReader(text))) {
      return new YamlReader(source, parser, problems).document();
    } catch (JacksonException e) {
      problems.add(YamlFault.of(source, e));
      return null;
    }
  }

  private Yaml document() {
    if (parser.nextToken() == null) {
      return new Yaml.Nothing(SourceLocation.whole(source));
    }
    var document = value();
    if (parser.nextToken() != null) {
      throw fault("a second document, where one was expected");
    }
    return document;
  }

  private Yaml value() {
    var place = place();
    if (parser.isCurrentAlias()) {
      throw fault("an alias (*name), where the value itself was expected");
    } else if (parser.getTypeId() != null) {
      throw fault("a tag (!name), where the value alone was expected");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(place);
      case START_ARRAY -> sequence(place);
      case VALUE_NULL -> new Yaml.Nothing(place);
      case VALUE_STRING,
          VALUE_NUMBER_INT,
          VALUE_NUMBER_FLOAT,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_EMBEDDED_OBJECT ->
          new Yaml.Scalar(place, parser.getString());
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE ->
          throw new IllegalStateException("no value starts with " + parser.currentToken());
    };
  }

  private Yaml.Mapping mapping(SourceLocation place) {
    var members = new LinkedHashMap<String, Yaml.Member>();
    var repeated = new HashMap<String, List<Yaml>>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.getString();
      var named = place();
      parser.nextToken();
      var member = new Yaml.Member(named, value());
      var first = members.putIfAbsent(name, member);
      if (first != null) {
        problems.add(Problem.twice(named, name, first.named()));
        repeated.computeIfAbsent(name, _ -> new ArrayList<>()).add(member.value());
      }
    }
    return new Yaml.Mapping(place, members, repeated);
  }

  private Yaml.Sequence sequence(SourceLocation place) {
    var items = new ArrayList<Yaml>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value());
    }
    return new Yaml.Sequence(place, items);
  }

  private StreamReadException fault(String complaint) {
    return new StreamReadException(parser, complaint, parser.currentTokenLocation());
  }

  private SourceLocation place() {
    var at = parser.currentTokenLocation();
    return new SourceLocation(source, at.getLineNr(), at.getColumnNr());
  }
}
