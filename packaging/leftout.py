"""What the packed app does without, and why.  Standard library only: the spec, the build and a test read it."""

from __future__ import annotations

from fnmatch import fnmatch

# Modules that others bring along or ask for and that no feature imports.
MODULES = {
    "clang": "for building TensorFlow; 61 MB",
    "grpc": "for TensorFlow on several machines; 17 MB",
    "tensorboard": "curves are shown in the window",
    "jax": "Keras runs on TensorFlow here",
    "torch": "Keras runs on TensorFlow here",
    "matplotlib": "plots are pyqtgraph's",
    "PIL": "pictures are Qt's",
    "yaml": "TensorFlow's own Keras writes with it",
    "tkinter": "the window is Qt's",
    "IPython": "for notebooks",
    "setuptools": "for building",
    "pip": "for installing",
    "PySide6.QtOpenGL": "pictures are painted by the processor (see absent.py)",
    "PySide6.QtOpenGLWidgets": "the same",
    "PySide6.QtQml": "no QML",
    "PySide6.QtQuick": "no QML",
    "PySide6.QtTest": "for tests",
}

# Files by their place in the app, as patterns; "/" on every system.  Qt lies in PySide6/Qt, on Windows in PySide6 itself.
FILES = {
    "tensorflow/include/*": "C++ headers; 430 MB",
    "tensorflow/xla_aot_runtime_src/*": "C++ sources",
    "tensorflow/*.lib": "for linking C++",
    "tensorflow/python/profiler/internal/_pywrap_profiler_plugin.*": "nothing is profiled (see absent.py); 30 MB",
    "tensorflow/compiler/mlir/stablehlo/stablehlo_extension.*": "for models in another format; 26 MB",
    "tensorflow/compiler/tf2xla/ops/_xla_ops.*": "for compiling with XLA, which is slower on a processor; 19 MB",
    "ai_edge_litert/libLiteRt*Accelerator*": "backbones run on the processor; 19 MB",
    "ai_edge_litert/vendors/*": "for the chips of telephones",
    "ai_edge_litert/tools/*": "for makers of LiteRT models",
    "ai_edge_litert/aot/*": "for makers of LiteRT models",
    "PySide6/*plugins/egldeviceintegrations/*": "for screens without a window system",
    "PySide6/*plugins/generic/*": "for screens without a window system",
    "PySide6/*plugins/imageformats/*qpdf.*": "no PDF is shown",
    "PySide6/*plugins/multimedia/*": "for video: sound is played and recorded without; 40 MB with FFmpeg and Qt Quick",
    "PySide6/*plugins/networkinformation/*": "nothing is sent or fetched",
    "PySide6/*plugins/tls/*": "nothing is sent or fetched",
    "PySide6/*plugins/platforminputcontexts/*qtvirtualkeyboardplugin.*": "the system's own keyboard on the screen is used",
    "PySide6/Qt/plugins/platforms/libq[elmv]*": "eglfs, linuxfb, minimal, VNC and Vulkan: for screens without a window system",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so": "the desktop portal gives the desktop's own file dialogs, without GTK",
    "PySide6/*translations/*": "Qt's own words in the languages that Earmark does not speak",
    "libmvec.so*": "a part of the system's C library, which must be of one piece",
    "*.dist-info/RECORD": "for pip",
    "*/__pycache__/*": "code is packed in the program itself",
    "resources/screenshots/*": "for the README",
    "resources/*/make.py": "for makers of samples and languages",
    "resources/words/*.ts": "for translators",
}


SPOKEN = ("qtbase_ko.qm",)  # Qt's own words in Earmark's languages; English needs none


def reason(place: str) -> str | None:
    """Why the file at `place` is left out; None: it is in."""
    place = place.replace("\\", "/")
    if place.endswith(SPOKEN):
        return None
    return next((why for pattern, why in FILES.items() if fnmatch(place, pattern)), None)
