package io.penstock.processor.normalize;

/// What a reader made of a received value.
///
/// @param <T> what it reads
public sealed interface ReadValue<T> {

  /// It says this, and nothing else.
  record Read<T>(T value) implements ReadValue<T> {}

  /// It says that there is no value: JSON `null`, empty text, or a system's word for "none".
  record Absent<T>() implements ReadValue<T> {}

  /// It can't be read, or could mean more than one thing.
  ///
  /// @param code a stable label for the issue, such as `ambiguous-number`
  record Unreadable<T>(String code) implements ReadValue<T> {}
}
