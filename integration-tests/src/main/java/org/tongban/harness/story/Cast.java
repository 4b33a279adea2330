package org.tongban.harness.story;

/** Those who play a story: real nodes and simulated regions. */
public interface Cast {
  /** Every simulated region is as its script in this story says. */
  void reset(Story story);

  /** A simulated region changes. */
  void change(Story story, Step.Changes change);

  /** A region asks; whatever comes of it is a reply. */
  Reply ask(Step.Asks ask);
}
