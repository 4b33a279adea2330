/** What a person is told of who asked about that person. */
package org.tongban.node.subject;
