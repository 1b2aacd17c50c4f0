package io.penstock.ingress.verify;

import io.penstock.schemas.json.JsonPointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The members that are looked for in bodies, as a tree of their names: made once, so that a body
/// costs no more than a look at each of its names.
///
/// @param members by name, what is looked for in them
/// @param pointer that leads to this value; `null` where none does
/// @param pointers all that lead to this value or below it
record MemberTree(
    Map<String, MemberTree> members, @Nullable JsonPointer pointer, List<JsonPointer> pointers) {

  /// A tree of these.
  static MemberTree of(List<JsonPointer> pointers) {
    return at(0, new LinkedHashSet<>(pointers));
  }

  /// A tree of both.
  static MemberTree of(List<JsonPointer> first, List<JsonPointer> second) {
    var pointers = new ArrayList<>(first);
    pointers.addAll(second);
    return of(pointers);
  }

  private static MemberTree at(int depth, Set<JsonPointer> pointers) {
    JsonPointer here = null;
    var byName = new HashMap<String, Set<JsonPointer>>();
    for (var pointer : pointers) {
      if (pointer.tokens().size() == depth) {
        here = pointer;
      } else {
        byName
            .computeIfAbsent(pointer.tokens().get(depth), _ -> new LinkedHashSet<>())
            .add(pointer);
      }
    }
    var members = new HashMap<String, MemberTree>();
    byName.forEach((name, through) -> members.put(name, at(depth + 1, through)));
    return new MemberTree(members, here, List.copyOf(pointers));
  }
}
