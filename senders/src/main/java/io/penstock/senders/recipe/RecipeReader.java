package io.penstock.senders.recipe;

import io.penstock.settings.FlatYaml;
import io.penstock.settings.Problems;
import io.penstock.settings.SectionMembers;
import io.penstock.settings.Yaml;
import org.jspecify.annotations.Nullable;

/// Reads a recipe. `signature: {header: x}` and `signature.header: x` are the same.
final class RecipeReader {
  private final SectionMembers members;
  private final EntityLayoutReader layouts;

  private RecipeReader(SectionMembers members) {
    this.members = members;
    this.layouts = new EntityLayoutReader(members);
  }

  /// The recipe; `null` if a required member is missing, which is a problem.
  static @Nullable Recipe read(String name, Yaml document, Problems problems) {
    var flat = FlatYaml.of(document, problems);
    var members = new SectionMembers("recipe " + name, document.place(), flat, problems);
    var recipe = new RecipeReader(members).recipe(name);
    members.refuseUnknown();
    return recipe;
  }

  private @Nullable Recipe recipe(String name) {
    var connection = places("connection");
    var webhookId = places("webhook-id");
    var signature = new SignatureSchemeReader(members).read(webhookId, connection);
    var layout =
        layouts.read(
            layouts.pointers("event"),
            layouts.pointers("occurred-at"),
            layouts.pointers("content"));
    return signature == null ? null : new Recipe(name, signature, connection, webhookId, layout);
  }

  /// Names of headers up to the first pointer, pointers from there on.
  private ValueLocations places(String name) {
    var items = members.items(name, 0, EntityLayoutReader.PLACES_MAX);
    int headers = 0;
    while (headers < items.size() && !pointer(items.get(headers))) {
      headers++;
    }
    return new ValueLocations(
        members.read(name, items.subList(0, headers), HeaderName.FORM),
        members.read(name, items.subList(headers, items.size()), EntityLayoutReader.POINTER));
  }

  private static boolean pointer(Yaml item) {
    return item instanceof Yaml.Scalar(_, var text) && text.startsWith("/");
  }
}
