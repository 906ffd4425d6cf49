// An old address leads to the new one with the part after "#", which a refresh in HTML would lose.
location.replace(document.currentScript.dataset.target + location.hash);
