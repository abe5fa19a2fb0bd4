; The installer for Windows, for one person and without an administrator.  packaging/app.py gives Version, Folder, Out and Name.
; Uninstalling takes away what was installed: settings and projects lie in other places and stay.
#ifndef Version
  #error Give /DVersion=, /DFolder=, /DOut= and /DName=
#endif

[Setup]
AppId={{6E6B3C0C-4C36-4C0B-9E0D-3A1B8A5D9C51}
AppName=Earmark
AppVersion={#Version}
AppVerName=Earmark {#Version}
AppPublisher=The Earmark authors
VersionInfoVersion={#Version}
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
DefaultDirName={autopf}\Earmark
DefaultGroupName=Earmark
DisableProgramGroupPage=yes
DisableDirPage=auto
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
LicenseFile={#Folder}\LICENSE
OutputDir={#Out}
OutputBaseFilename={#Name}
SetupIconFile={#Folder}\..\..\icons\earmark.ico
UninstallDisplayIcon={app}\Earmark.exe
WizardStyle=modern
Compression=lzma2/max
SolidCompression=yes
CloseApplications=yes

[Languages]
Name: "english"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; An older version's libraries must not lie beside the new ones.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{group}\Earmark"; Filename: "{app}\Earmark.exe"
Name: "{autodesktop}\Earmark"; Filename: "{app}\Earmark.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\Earmark.exe"; Description: "{cm:LaunchProgram,Earmark}"; Flags: nowait postinstall skipifsilent
