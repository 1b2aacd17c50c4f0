package io.penstock.proof.reference.golden;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// The texts that a class lists as public constants.
///
/// By reflection, because a list beside the constants would be a second place to forget one in.
public final class Constants {
  private Constants() {}

  /// All of them.
  ///
  /// @return a set that may be changed
  public static Set<String> texts(Class<?> type) {
    var texts = new HashSet<String>();
    Arrays.stream(type.getFields())
        .filter(field -> field.getType() == String.class)
        .forEach(field -> texts.add(text(field)));
    return texts;
  }

  private static String text(Field constant) {
    try {
      return String.valueOf(constant.get(null));
    } catch (IllegalAccessException e) {
      throw new LinkageError(constant + " can't be read", e);
    }
  }
}
