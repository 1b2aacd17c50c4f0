package io.penstock.cli.tail;

import io.penstock.cli.output.Terminal;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Prints records as they arrive, until the maximum is reached or the output is closed.
final class RecordPrinter implements Predicate<ConsumerRecord<byte[], byte[]>> {
  private final Terminal terminal;
  private final RecordFilter filter;
  private final Function<RecordFields, String> form;
  private final long max;
  private long printed;

  /// @param form formats a record as one line
  /// @param max the maximum number of printed records
  RecordPrinter(
      Terminal terminal, RecordFilter filter, Function<RecordFields, String> form, long max) {
    this.terminal = terminal;
    this.filter = filter;
    this.form = form;
    this.max = max;
  }

  /// Prints the record if the filter shows it.
  ///
  /// @return whether more records are wanted
  @Override
  public boolean test(ConsumerRecord<byte[], byte[]> record) {
    var fields = RecordFields.of(record);
    if (!filter.shows(fields)) {
      return true;
    }
    terminal.data(form.apply(fields));
    printed++;
    return printed < max && !terminal.closed();
  }
}
