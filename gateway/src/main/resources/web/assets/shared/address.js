/** What stands behind the # of the page's address; as it is written when it is no valid encoding. */
export function placeInAddress() {
  const place = location.hash.slice(1);
  try {
    return decodeURIComponent(place);
  } catch {
    return place;
  }
}
