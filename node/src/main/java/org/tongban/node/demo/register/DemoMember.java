package org.tongban.node.demo.register;

/** A member of the federation whose node a demonstration runs. */
public interface DemoMember {
  /** Division code (GB/T 2260), also the member's code. */
  String code();

  /** Which of the nodes it is, from 0; its ports follow from it. */
  int place();
}
