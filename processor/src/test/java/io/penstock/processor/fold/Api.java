package io.penstock.processor.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.processor.emit.OutputRecord;
import io.penstock.schemas.FetchRequest;
import io.penstock.schemas.RawRecordHeaders;
import java.util.List;
import java.util.Objects;

/// Raw records with the answers of an API about purchase orders, and the requests for them.
final class Api {
  /// The lag of an API that states none.
  static final long LAG_MAX_MS = FoldRules.DEFAULT.asking().lagMax().toMillis();

  private static int answers;

  private Api() {}

  /// A webhook of a connection whose API can be asked.
  static Raw askable(String id, String body) {
    return Raw.webhook(id, body).with(RawRecordHeaders.PULL, "true");
  }

  /// The answer to the first attempt of a request, read when the request was made.
  static Raw answer(FetchRequest request, String body) {
    return pulled("fetch", body)
        .with(RawRecordHeaders.ENTITY_ID, request.ids().getFirst())
        .with(RawRecordHeaders.MARK, Long.toString(request.cause().offset()))
        .with(RawRecordHeaders.MARK_TIME, Long.toString(request.notBefore().toEpochMilli()))
        .with(RawRecordHeaders.ATTEMPT, Integer.toString(request.attempt()))
        .with(RawRecordHeaders.STATUS, "200");
  }

  /// The answer that the API does not have the entity.
  static Raw absence(FetchRequest request) {
    return answer(request, "").with(RawRecordHeaders.STATUS, "404");
  }

  /// A row of a listing.
  ///
  /// @param mark the offset of its low-water mark
  /// @param markMs the raw time of the mark
  static Raw row(long mark, long markMs, String body) {
    return pulled("poll", body)
        .with(RawRecordHeaders.MARK, Long.toString(mark))
        .with(RawRecordHeaders.MARK_TIME, Long.toString(markMs));
  }

  private static Raw pulled(String origin, String body) {
    return Raw.webhook(origin + "-" + answers++, body.getBytes(UTF_8))
        .with(RawRecordHeaders.ORIGIN, origin)
        .with(RawRecordHeaders.PULL, "true")
        .with(RawRecordHeaders.ENTITY_TYPE, "purchase_order");
  }

  /// The requests among a record's outputs.
  static List<FetchRequest> requests(Folded folded) {
    return folded.outputs().stream()
        .filter(output -> output.topic().equals("t.fetches"))
        .map(Api::request)
        .toList();
  }

  private static FetchRequest request(OutputRecord output) {
    return FetchRequest.read(Objects.requireNonNull(output.value()));
  }
}
