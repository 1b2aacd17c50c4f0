package io.penstock.proof.simulator;

import java.util.SortedMap;
import java.util.TreeMap;

/// How far the sending has come, at one moment.
///
/// @param planned how many posts there are, retries aside
/// @param begun how many of them were tried at least once
/// @param attempts how often anything was posted
/// @param answers how many answers there were of each status
/// @param unanswered how many attempts had none
/// @param waiting how many posts wait to be tried again
/// @param givenUp how many posts are not tried any more, though they were to be taken
/// @param ended whether nothing more will be sent
public record Progress(
    int planned,
    int begun,
    int attempts,
    SortedMap<Integer, Integer> answers,
    int unanswered,
    int waiting,
    int givenUp,
    boolean ended) {

  public Progress {
    answers = new TreeMap<>(answers);
  }
}
