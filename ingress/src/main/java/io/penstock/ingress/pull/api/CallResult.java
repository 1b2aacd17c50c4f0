package io.penstock.ingress.pull.api;

import java.util.function.Function;

/// The result of a call, after all its tries.
///
/// @param <T> an answer's content as it was read
public sealed interface CallResult<T> {

  /// The answer or the failure of the last try.
  ApiResult last();

  /// An answer with status 200.
  ///
  /// @param content what was read; it may tell that the answer can't be read
  record Read<T>(ApiResult.Answered last, T content) implements CallResult<T> {}

  /// An answer that there is nothing: 404 or 410.
  record Absent<T>(ApiResult.Answered last) implements CallResult<T> {}

  /// No usable answer.
  record Failed<T>(ApiResult.Failed last) implements CallResult<T> {}

  /// The result of a call whose last try has this result.
  ///
  /// @param reading reads the body of an answer with status 200
  static <T> CallResult<T> of(ApiResult last, Function<byte[], T> reading) {
    return switch (last) {
      case ApiResult.Answered answer when answer.ok() ->
          new Read<>(answer, reading.apply(answer.body()));
      case ApiResult.Answered absence -> new Absent<>(absence);
      case ApiResult.Failed failed -> new Failed<>(failed);
    };
  }
}
