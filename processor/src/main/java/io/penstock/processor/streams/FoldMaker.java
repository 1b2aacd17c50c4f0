package io.penstock.processor.streams;

import io.penstock.processor.fold.Fold;
import io.penstock.processor.fold.State;

/// Makes the fold of a partition, of the state that is kept of it.
public interface FoldMaker {
  Fold fold(int partition, State state);
}
