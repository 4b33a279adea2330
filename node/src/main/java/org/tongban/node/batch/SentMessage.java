package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tongban.core.message.AnswerItem;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.StrictJson;
import org.tongban.core.refusal.Reason;
import org.tongban.node.store.BatchStore.Message;
import org.tongban.node.store.BatchStore.Outcomes;
import org.tongban.node.store.Chunk;

/** A message of a batch that was sent, and what its answers come to. */
final class SentMessage {
  private final Chunk chunk;
  private final byte[] request;

  /**
   * @param request as it was sent
   */
  SentMessage(Chunk chunk, byte[] request) {
    this.chunk = chunk;
    this.request = request.clone();
  }

  /**
   * Counts the answers; what may pass is asked again.
   *
   * @param mayAgain whether there is time left for that
   */
  Outcomes outcomes(List<AnswerItem> answers, boolean mayAgain) {
    int refused = 0;
    int failed = 0;
    var again = new ArrayList<Integer>();
    for (int at = 0; at < answers.size(); at++) {
      var answer = answers.get(at);
      if (mayAgain && passes(answer)) {
        again.add(at);
      } else if (answer.outcome() == Outcome.REFUSED) {
        refused++;
      } else if (answer.outcome() == Outcome.ERROR) {
        failed++;
      }
    }
    int answered = answers.size() - refused - failed - again.size();
    return new Outcomes(
        answered, refused, failed, again.isEmpty() ? List.of() : List.of(only(again)));
  }

  /** The same in two messages of half the size. */
  List<Message> halves() {
    int middle = chunk.rows().size() / 2;
    var places = IntStream.range(0, chunk.rows().size()).boxed().toList();
    return List.of(only(places.subList(0, middle)), only(places.subList(middle, places.size())));
  }

  /** Whether it may be answered when it is asked later. */
  static boolean passes(AnswerItem answer) {
    return answer.reason().flatMap(Reason::find).map(Reason::retryable).orElse(false);
  }

  private Message only(List<Integer> places) {
    var json = (ObjectNode) StrictJson.parse(request);
    var all = json.withArray("items");
    var items = places.stream().map(at -> StrictJson.write(all.get(at))).toList();
    json.remove("items");
    return Gathering.message(json, places.stream().map(chunk.rows()::get).toList(), items);
  }
}
