package io.penstock.proof.system.documents;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// What the builds name that others made.
final class Pom {
  private static final String OURS = "io.penstock";

  /// What a module depends on, the plugins that are not Maven's own, and what those and the
  /// compiler are given to work with. What is only managed is used by nobody yet.
  private static final String OTHERS =
      "//dependencies[not(parent::dependencyManagement)]/dependency"
          + " | //plugin[groupId]"
          + " | //annotationProcessorPaths/path";

  private Pom() {}

  /// The artifacts, by their ids.
  static Set<String> artifacts() {
    var artifacts = new TreeSet<String>();
    SourceTree.files(file -> file.endsWith("pom.xml")).forEach(pom -> add(pom, artifacts));
    return artifacts;
  }

  private static void add(Path pom, Set<String> artifacts) {
    try {
      var paths = XPathFactory.newInstance().newXPath();
      var xml =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(SourceTree.text(pom))));
      var found = (NodeList) paths.evaluate(OTHERS, xml, XPathConstants.NODESET);
      for (int i = 0; i < found.getLength(); i++) {
        if (!paths.evaluate("groupId", found.item(i)).equals(OURS)) {
          artifacts.add(paths.evaluate("artifactId", found.item(i)));
        }
      }
    } catch (IOException | SAXException | ParserConfigurationException | XPathException e) {
      throw new AssertionError(pom + " can't be read", e);
    }
  }
}
