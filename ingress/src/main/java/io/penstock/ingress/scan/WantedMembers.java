package io.penstock.ingress.scan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.schemas.json.JsonPointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The members to find in bodies, as a tree of names. The tree is built once, so that a body costs
/// only one lookup for each of its names.
///
/// @param members the wanted members inside this value, by name
/// @param names the same members, for names that are still bytes
/// @param pointer the pointer to this value; `null` if there is none
/// @param pointers all pointers to this value or to values inside it
public record WantedMembers(
    Map<String, WantedMembers> members,
    List<Name> names,
    @Nullable JsonPointer pointer,
    List<JsonPointer> pointers) {

  private record Name(byte[] utf8, WantedMembers member) {
    boolean stands(byte[] json, int from, int to) {
      return to - from == utf8.length && Arrays.equals(utf8, 0, utf8.length, json, from, to);
    }
  }

  /// Builds a tree of these pointers.
  public static WantedMembers of(List<JsonPointer> pointers) {
    return at(0, new LinkedHashSet<>(pointers));
  }

  /// Builds one tree of both lists.
  public static WantedMembers of(List<JsonPointer> first, List<JsonPointer> second) {
    var pointers = new ArrayList<>(first);
    pointers.addAll(second);
    return of(pointers);
  }

  /// The wanted member with the name at these offsets; `null` if the member is not wanted.
  public @Nullable WantedMembers member(byte[] json, int from, int to) {
    for (var name : names) {
      if (name.stands(json, from, to)) {
        return name.member;
      }
    }
    return null;
  }

  private static WantedMembers at(int depth, Set<JsonPointer> pointers) {
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
    var members = new HashMap<String, WantedMembers>();
    byName.forEach((name, through) -> members.put(name, at(depth + 1, through)));
    var names = new ArrayList<Name>();
    members.forEach((name, member) -> names.add(new Name(name.getBytes(UTF_8), member)));
    return new WantedMembers(members, List.copyOf(names), here, List.copyOf(pointers));
  }
}
