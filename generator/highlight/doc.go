// Package highlight chooses what of a site's data says most: the figures with which a case opens,
// and how a village or a region changed and stands among its peers. It writes nothing; pages do.
package highlight
