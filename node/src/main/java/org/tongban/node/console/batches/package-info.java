/** Many asks at once for people: uploaded, watched, steered, and what became of each row. */
package org.tongban.node.console.batches;
