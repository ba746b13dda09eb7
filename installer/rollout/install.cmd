@echo off
rem Installs or upgrades Bellerbeeld silently, for Intune, SCCM and GPO; the properties of the MSI follow:
rem     install.cmd SIPSERVER=pbx.example.nl CRMURL=https://crm.example.nl/vera
rem 1618 while the program runs: a call may be going on. Intune and SCCM then try again later.
tasklist | find "bellerbeeld" >nul && exit /b 1618
for /f "delims=" %%f in ('dir /b "%~dp0Bellerbeeld-*-x64.msi"') do set msi=%~dp0%%f
start "" /wait msiexec /i "%msi%" /qn /norestart /l*v "%TEMP%\Bellerbeeld-install.log" %*
exit /b %ERRORLEVEL%
