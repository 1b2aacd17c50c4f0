package io.penstock.ingress.trace;

/// One request on its way, as its loop and the producer's thread tell of it.
public interface RequestTrace {

  /// Listens to nothing.
  RequestTrace NONE =
      new RequestTrace() {
        @Override
        public void sending() {}

        @Override
        public void acknowledged(int partition, long offset) {}

        @Override
        public void failed(Exception cause) {}

        @Override
        public void answered(int status, String outcome, String connectionId) {}

        @Override
        public void abandoned(String outcome, String connectionId) {}
      };

  /// Its record is handed to the producer.
  void sending();

  /// The broker has it.
  void acknowledged(int partition, long offset);

  /// It was not stored, or perhaps was.
  void failed(Exception cause);

  /// It has its answer.
  ///
  /// @param outcome its label
  /// @param connectionId empty where it named none
  void answered(int status, String outcome, String connectionId);

  /// Its sender left before it had one.
  void abandoned(String outcome, String connectionId);
}
