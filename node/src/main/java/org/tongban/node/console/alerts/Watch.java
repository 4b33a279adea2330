package org.tongban.node.console.alerts;

import java.util.List;

/** Looks for what needs a person. */
interface Watch {
  /** Its name, should it fail. */
  String name();

  List<Finding> look();
}
