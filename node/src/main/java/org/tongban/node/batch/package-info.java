/** Many asks of one service: taken in as rows, sent in messages of many, told row by row. */
package org.tongban.node.batch;
